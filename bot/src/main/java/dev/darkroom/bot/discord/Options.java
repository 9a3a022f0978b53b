package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.command.Option;
import dev.darkroom.catalog.Wish;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.HouseRules;
import dev.darkroom.surface.intake.Wanted;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;

/// The options of a command that somebody gave.
///
/// @param command as JDA read it
record Options(CommandInteractionPayload command) {
  /// What they ask for.
  ///
  /// @param hidden whether results are private where nothing is said about it
  Wanted wanted(Workflow workflow, boolean hidden) {
    return new Wanted(
        workflow,
        text(Option.PROMPT).orElse(""),
        pictures(),
        text(Option.CAST),
        text(Option.MODEL).orElse(Wish.AUTO),
        text(Option.LOOK),
        text(Option.SIZE),
        text(Option.RATIO),
        Math.toIntExact(number(Option.COUNT).orElse(1)),
        number(Option.SEED),
        number(Option.LENGTH).stream().mapToObj(Duration::ofSeconds).findFirst(),
        text(Option.REGION),
        truth(Option.PRIVATE).orElse(hidden));
  }

  Optional<String> text(String name) {
    return option(name).map(OptionMapping::getAsString).filter(text -> !text.isBlank());
  }

  OptionalLong number(String name) {
    return option(name).stream().mapToLong(OptionMapping::getAsLong).findFirst();
  }

  Optional<BigDecimal> decimal(String name) {
    return option(name).map(it -> BigDecimal.valueOf(it.getAsDouble()));
  }

  /// The id of a member, role or channel; a text as it is.
  Optional<String> id(String name) {
    return text(name);
  }

  Optional<Boolean> truth(String name) {
    return option(name).map(OptionMapping::getAsBoolean);
  }

  boolean flag(String name) {
    return option(name).map(OptionMapping::getAsBoolean).orElse(false);
  }

  /// Addresses of the attached pictures, in the order of the options.
  List<String> pictures() {
    return IntStream.rangeClosed(1, HouseRules.REFERENCES_MAX)
        .mapToObj(i -> option(Option.picture(i)))
        .flatMap(Optional::stream)
        .map(it -> it.getAsAttachment().getUrl())
        .toList();
  }

  private Optional<OptionMapping> option(String name) {
    return Optional.ofNullable(command.getOption(name));
  }
}
