package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.command.Option;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Caller;
import dev.darkroom.surface.desk.Desks;
import dev.darkroom.surface.intake.Reception;
import dev.darkroom.surface.intake.References;
import dev.darkroom.surface.intake.Repeated;
import dev.darkroom.surface.intake.Wanted;
import java.util.Optional;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/// Slash commands: parsed here, decided at the desks.
final class CommandListener extends ListenerAdapter {
  private final Intake intake;
  private final Desks desks;
  private final Reception reception;
  private final References.Source pictures;
  private final Repeated repeated;

  CommandListener(
      Intake intake,
      Desks desks,
      Reception reception,
      References.Source pictures,
      Repeated repeated) {
    this.intake = intake;
    this.desks = desks;
    this.reception = reception;
    this.pictures = pictures;
    this.repeated = repeated;
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    if (ModeratorListener.knows(event.getName()) || repeated.came(event.getId())) return;
    switch (event.getName()) {
      case "transform" -> generate(event, Workflow.TRANSFORM);
      case "edit" -> generate(event, Workflow.EDIT);
      case "animate" -> generate(event, Workflow.ANIMATE);
      default -> intake.reply(event, event, true, visitor -> lookUp(event, visitor.caller(true)));
    }
  }

  private void generate(SlashCommandInteractionEvent event, Workflow workflow) {
    var hidden = desks.communities().isHidden(Intake.visitor(event).community());
    var wanted = new Options(event).wanted(workflow, hidden);
    intake.reply(event, event, wanted.hidden(), visitor -> submit(wanted, visitor));
  }

  /// The right to post first, then the pictures, then the desk.
  Answer submit(Wanted wanted, Visitor visitor) {
    var caller = visitor.caller(wanted.hidden());
    var missing = wanted.hidden() ? Optional.<String>empty() : visitor.missingPermission();
    if (missing.isPresent()) return refused(caller.words().controls().mayNotPost(missing.get()));
    return reception.take(wanted, pictures, caller);
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
      case "privacy erase" -> desks.privacy().erase(options.flag(Option.CONFIRM), caller);
      case "cancel" -> cancel(options, caller);
      default -> lookUps.help(caller);
    };
  }

  private Answer cancel(Options options, Caller caller) {
    var number = options.number(Option.GENERATION);
    return number.isPresent() && number.getAsLong() > 0
        ? desks.generations().cancel(new GenerationId(number.getAsLong()), caller)
        : refused(caller.words().controls().say(Label.WRONG_NUMBER));
  }

  private static Answer refused(String sentence) {
    return new Answer.Aside(Card.of(Tone.REFUSED, sentence));
  }
}
