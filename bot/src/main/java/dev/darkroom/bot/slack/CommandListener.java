package dev.darkroom.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Caller;
import dev.darkroom.surface.desk.Desks;
import java.util.List;

/// `/darkroom` and what follows it: parsed here, decided at the desks.
final class CommandListener {
  static final String COMMAND = "/darkroom";

  private final Intake intake;
  private final FormListener forms;
  private final ModeratorCommands moderators;
  private final Desks desks;

  CommandListener(Intake intake, FormListener forms, ModeratorCommands moderators, Desks desks) {
    this.intake = intake;
    this.forms = forms;
    this.moderators = moderators;
    this.desks = desks;
  }

  void register(App app) {
    app.command(
        COMMAND,
        (request, context) -> {
          typed(request);
          return context.ack();
        });
  }

  private void typed(SlashCommandRequest request) {
    var visit = Visit.of(request);
    var typed = new Typed(String.valueOf(request.getPayload().getText()));
    switch (typed.next()) {
      case "transform" -> open(visit, Workflow.TRANSFORM, typed);
      case "batch" -> forms.open(visit, Workflow.TRANSFORM, true, typed.rest(), List.of());
      case "edit" -> open(visit, Workflow.EDIT, typed);
      case "animate" -> open(visit, Workflow.ANIMATE, typed);
      case String word ->
          intake.answer(visit, false, visitor -> answer(word, typed, visitor.caller(true)));
    }
  }

  /// A command cannot carry files: its form can.
  private void open(Visit visit, Workflow workflow, Typed typed) {
    forms.open(visit, workflow, false, typed.rest(), List.of());
  }

  private Answer answer(String word, Typed typed, Caller caller) {
    var lookUps = desks.lookUps();
    return switch (word) {
      case "models" -> lookUps.models(caller);
      case "looks" -> lookUps.looks(caller);
      case "cast", "casts" -> cast(typed, caller);
      case "history" -> lookUps.history(caller);
      case "queue" -> lookUps.queue(caller);
      case "credits" -> lookUps.credits(caller);
      case "plan", "plans" -> lookUps.plans(caller);
      case "cancel" -> cancel(typed, caller);
      case "privacy" -> privacy(typed, caller);
      case "link" -> link(typed, caller);
      case "unlink" -> desks.links().part(caller);
      default ->
          moderators
              .answer(word, typed, caller)
              .orElseGet(() -> new Answer.Aside(Help.card(caller)));
    };
  }

  private Answer cast(Typed typed, Caller caller) {
    return typed.next().equals("remove")
        ? desks.lookUps().removeCast(typed.rest(), caller)
        : desks.lookUps().casts(caller);
  }

  /// Erasing is for good, so it is to be said twice: `privacy erase yes`.
  private Answer privacy(Typed typed, Caller caller) {
    return typed.next().equals("erase")
        ? desks.privacy().erase(typed.takes("yes"), caller)
        : desks.privacy().export(caller);
  }

  /// Without a code, a code is asked for.
  private Answer link(Typed typed, Caller caller) {
    return typed.isDone() ? desks.links().ask(caller) : desks.links().enter(typed.rest(), caller);
  }

  private Answer cancel(Typed typed, Caller caller) {
    var number = typed.next().replaceFirst("^#", "");
    return number.matches("[1-9]\\d{0,17}")
        ? desks.generations().cancel(new GenerationId(Long.parseLong(number)), caller)
        : Answer.refused(caller.words().controls().say(Label.WRONG_NUMBER));
  }
}
