package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.command.Option;
import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Model;
import dev.darkroom.catalog.Wish;
import dev.darkroom.credit.Plans;
import dev.darkroom.generation.Casts;
import dev.darkroom.generation.Generations;
import dev.darkroom.generation.Looks;
import dev.darkroom.surface.card.GenerationCards;
import dev.darkroom.surface.desk.Caller;
import dev.darkroom.surface.desk.LookUpDesk;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Offers what there is while somebody types: models with prices, looks, casts, generations.
final class Completions extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(Completions.class);
  private static final int OFFERED_MAX = 25;
  private static final int NAME_CHARS_MAX = 100;

  private final Catalog catalog;
  private final Looks looks;
  private final Casts casts;
  private final Generations generations;
  private final Plans plans;
  private final GenerationCards cards;
  private final LookUpDesk lookUps;
  private final Executor threads;

  /// @param threads where the database is asked: events come on the gateway's own thread
  Completions(
      Catalog catalog,
      Looks looks,
      Casts casts,
      Generations generations,
      Plans plans,
      GenerationCards cards,
      LookUpDesk lookUps,
      Executor threads) {
    this.catalog = catalog;
    this.looks = looks;
    this.casts = casts;
    this.generations = generations;
    this.plans = plans;
    this.cards = cards;
    this.lookUps = lookUps;
    this.threads = threads;
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    threads.execute(() -> offer(event));
  }

  private void offer(CommandAutoCompleteInteractionEvent event) {
    var caller = Intake.visitor(event).caller(true);
    var typed = event.getFocusedOption().getValue().toLowerCase(Locale.ROOT);
    var offered =
        offers(event.getFocusedOption().getName(), event.getName(), caller)
            .filter(it -> it.getName().toLowerCase(Locale.ROOT).contains(typed))
            .limit(OFFERED_MAX)
            .toList();
    event
        .replyChoices(offered)
        .queue(
            _ -> {},
            failure -> log.atDebug().addKeyValue("why", failure.toString()).log("not offered"));
  }

  private Stream<Choice> offers(String option, String command, Caller caller) {
    return switch (option) {
      case Option.MODEL -> models(command, caller);
      case Option.LOOK ->
          looks.all(caller.community()).stream().map(it -> choice(it.name(), it.id()));
      case Option.CAST ->
          casts.all(caller.community()).stream().map(it -> choice(it.name(), it.name()));
      case Option.PLAN -> plans.all().stream().map(it -> choice(it.name(), it.id()));
      case Option.GENERATION -> open(caller).stream();
      default -> Stream.empty();
    };
  }

  private Stream<Choice> models(String command, Caller caller) {
    var controls = caller.words().controls();
    var ready =
        catalog.models().stream()
            .filter(it -> suits(it, command) && lookUps.isReady(it))
            .map(it ->
                choice(
                    "%s · %s · %s"
                        .formatted(it.name(), controls.from(LookUpDesk.lowest(it)), it.strength()),
                    it.id()));
    return Stream.concat(Stream.of(choice(Wish.AUTO, Wish.AUTO)), ready);
  }

  private static boolean suits(Model model, String command) {
    return model.workflows().stream().anyMatch(it -> it.name().equalsIgnoreCase(command))
        || !List.of("transform", "edit", "animate").contains(command);
  }

  /// What the caller may cancel.
  private List<Choice> open(Caller caller) {
    return generations.open(caller.community(), 2 * OFFERED_MAX).stream()
        .filter(it ->
            caller.requester().moderator()
                || it.requester().member().equals(caller.requester().member()))
        .map(it -> {
          var entry = cards.entry(it, caller.words());
          return new Choice(cut(entry.name() + " " + entry.text()), it.id().value());
        })
        .toList();
  }

  private static Choice choice(String name, String value) {
    return new Choice(cut(name), value);
  }

  private static String cut(String name) {
    return name.length() <= NAME_CHARS_MAX ? name : name.substring(0, NAME_CHARS_MAX);
  }
}
