package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.command.Option;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Caller;
import dev.darkroom.surface.desk.Desks;
import dev.darkroom.surface.intake.Repeated;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/// Slash commands: parsed here, decided at the desks.
final class CommandListener extends ListenerAdapter {
  private final Intake intake;
  private final Desks desks;
  private final Wishes wishes;
  private final Forms forms;
  private final Repeated repeated;

  CommandListener(Intake intake, Desks desks, Wishes wishes, Forms forms, Repeated repeated) {
    this.intake = intake;
    this.desks = desks;
    this.wishes = wishes;
    this.forms = forms;
    this.repeated = repeated;
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    if (ModeratorListener.knows(event.getName()) || repeated.came(event.getId())) return;
    switch (event.getName()) {
      case "transform" -> generate(event, Workflow.TRANSFORM);
      case "edit" -> generate(event, Workflow.EDIT);
      case "animate" -> generate(event, Workflow.ANIMATE);
      case "batch" -> forms.openBatch(event, BatchForm.of(new Options(event)));
      default -> intake.reply(event, event, true, visitor -> lookUp(event, visitor.caller(true)));
    }
  }

  private void generate(SlashCommandInteractionEvent event, Workflow workflow) {
    var hidden = desks.communities().isHidden(Intake.visitor(event).community());
    var wanted = new Options(event).wanted(workflow, hidden);
    boolean threaded = new Options(event).flag(Option.THREAD);
    intake.reply(event, event, wanted.hidden(), visitor -> wishes.one(wanted, threaded, visitor));
  }

  private Answer lookUp(SlashCommandInteractionEvent event, Caller caller) {
    var options = new Options(event);
    var lookUps = desks.lookUps();
    return switch (event.getFullCommandName()) {
      case "models" -> lookUps.models(caller);
      case "looks" -> lookUps.looks(caller);
      case "cast list" -> lookUps.casts(caller);
      case "cast remove" -> lookUps.removeCast(options.text(Option.CAST).orElse(""), caller);
      case "history" -> lookUps.history(caller);
      case "queue" -> lookUps.queue(caller);
      case "credits" -> lookUps.credits(caller);
      case "plan" -> lookUps.plans(caller);
      case "help" -> lookUps.help(caller);
      case "privacy export" -> desks.privacy().export(caller);
      case "privacy erase" -> desks.privacy().askErase(caller);
      case "link" -> link(options, caller);
      case "unlink" -> desks.links().part(caller);
      case "cancel" -> cancel(options, caller);
      default -> lookUps.help(caller);
    };
  }

  /// Without a code, a code is asked for.
  private Answer link(Options options, Caller caller) {
    return options
        .text(Option.CODE)
        .map(code -> desks.links().enter(code, caller))
        .orElseGet(() -> desks.links().ask(caller));
  }

  private Answer cancel(Options options, Caller caller) {
    var number = options.number(Option.GENERATION);
    return number.isPresent() && number.getAsLong() > 0
        ? desks.generations().cancel(new GenerationId(number.getAsLong()), caller)
        : Answer.refused(caller.words().controls().say(Label.WRONG_NUMBER));
  }
}
