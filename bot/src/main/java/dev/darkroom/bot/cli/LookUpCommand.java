package dev.darkroom.bot.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Catalog.Availability;
import dev.darkroom.catalog.Model;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.surface.Words;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Commands that only look, or stop something: nothing is made.
abstract class LookUpCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Mixin SharedOptions shared;

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  Transcript transcript() {
    return new Transcript(out(), new Words(Locale.getDefault()), false);
  }

  ObjectNode document() {
    return JSON.createObjectNode();
  }

  void print(ObjectNode document) {
    JsonReport.print(out(), document);
  }

  /// `darkroom models`: works without a database.
  @Command(name = "models", description = "List the models: strengths, limits, prices, keys.")
  static final class Models extends LookUpCommand {
    @Override
    public Integer call() {
      var catalog = Session.setup(shared).configuration().catalog();
      if (shared.json()) json(catalog);
      else catalog.models().forEach(model -> text(model, catalog));
      out().flush();
      return ExitCode.OK.code();
    }

    private void text(Model model, Catalog catalog) {
      out()
          .printf(
              "%-20s %s%n    %s%s%n    %s; %s; %s credits %s%n    %s%n",
              model.id(),
              model.name(),
              model.strength(),
              model.watchOut().isEmpty() ? "" : "; watch out: " + model.watchOut(),
              model.sizes().stream().map(Object::toString).collect(Collectors.joining(", ")),
              "up to %d pictures in, %d out".formatted(model.referencesMax(), model.countMax()),
              prices(model),
              model.isVideo() ? "a clip" : "each",
              ready(model, catalog));
    }

    private static String prices(Model model) {
      var prices =
          model.sizes().stream()
              .map(size ->
                  model
                      .prices()
                      .at(
                          size,
                          model.lengths().isEmpty()
                              ? java.time.Duration.ZERO
                              : model.lengths().getLast())
                      .credits()
                      .amount())
              .distinct()
              .toList();
      return prices.size() == 1
          ? "%,d".formatted(prices.getFirst())
          : "%,d to %,d"
              .formatted(
                  prices.stream().min(Long::compare).orElse(0L),
                  prices.stream().max(Long::compare).orElse(0L));
    }

    private static String ready(Model model, Catalog catalog) {
      return model.routes().stream()
          .map(route ->
              switch (catalog.availability(route)) {
                case Availability.Ready _ -> route.provider() + ": ready";
                case Availability.Missing(var setting) -> route.provider() + ": set " + setting;
              })
          .collect(Collectors.joining("; "));
    }

    private void json(Catalog catalog) {
      var document = document();
      var list = document.putArray("models");
      for (var model : catalog.models())
        list.addObject()
            .put("id", model.id())
            .put("name", model.name())
            .put("strength", model.strength())
            .put("watchOut", model.watchOut())
            .put("video", model.isVideo())
            .put("referencesMax", model.referencesMax())
            .put("countMax", model.countMax())
            .put("credits", prices(model))
            .put(
                "ready",
                model.routes().stream()
                    .anyMatch(route -> catalog.availability(route) instanceof Availability.Ready));
      print(document);
    }
  }

  /// `darkroom looks`.
  @Command(name = "looks", description = "List the looks that can be put on a picture.")
  static final class Looks extends LookUpCommand {
    @Override
    public Integer call() {
      var looks = Session.setup(shared).configuration().looks();
      var document = document();
      var list = document.putArray("looks");
      for (var look : looks) {
        list.addObject().put("id", look.id()).put("name", look.name()).put("prompt", look.prompt());
        if (!shared.json())
          out().printf("%-18s %s%n    %s%n", look.id(), look.name(), look.prompt());
      }
      if (shared.json()) print(document);
      out().flush();
      return ExitCode.OK.code();
    }
  }

  /// `darkroom credits`.
  @Command(name = "credits", description = "Show your balance and the newest bookings.")
  static final class Credits extends LookUpCommand {
    private static final int BOOKINGS = 10;

    @Override
    public Integer call() {
      try (var session = Session.open(shared)) {
        var member = session.requester().member();
        var balance = session.bot().ledger().balance(member);
        var bookings = session.bot().ledger().statement(member, BOOKINGS);
        if (shared.json()) {
          var document = document();
          document.set("balance", JsonReport.of(balance));
          var list = document.putArray("bookings");
          for (var booking : bookings)
            list.addObject()
                .put("at", booking.at().toString())
                .put("kind", booking.kind())
                .put("amount", booking.amount())
                .put("memo", booking.memo());
          print(document);
        } else {
          transcript().balance(balance);
          for (var booking : bookings)
            out()
                .printf(
                    "    %s  %+,d  %s %s%n",
                    booking.at().toString().substring(0, 16),
                    booking.amount(),
                    booking.kind(),
                    booking.memo());
          out().flush();
        }
        return ExitCode.OK.code();
      }
    }
  }

  /// `darkroom history`.
  @Command(name = "history", description = "List your generations, newest first.")
  static final class History extends LookUpCommand {
    @Option(names = "--limit", paramLabel = "N", description = "How many (default 20).")
    private int limit = 20;

    @Override
    public Integer call() {
      try (var session = Session.open(shared)) {
        var all =
            session
                .bot()
                .generations()
                .ofMember(session.requester().member(), Math.clamp(limit, 1, 1_000));
        var document = document();
        var list = document.putArray("generations");
        for (var generation : all) {
          list.add(JsonReport.of(generation));
          if (!shared.json())
            out()
                .printf(
                    "%-6s %s  %-10s %-16s %-10s %s%n",
                    generation.id(),
                    generation.createdAt().toString().substring(0, 16),
                    generation.workflow().name().toLowerCase(Locale.ROOT),
                    generation.model(),
                    generation.state().label().toLowerCase(Locale.ROOT),
                    generation.prompt().text());
        }
        if (shared.json()) print(document);
        out().flush();
        return ExitCode.OK.code();
      }
    }
  }

  /// `darkroom queue`.
  @Command(name = "queue", description = "List what has not ended, with place and time left.")
  static final class Line extends LookUpCommand {
    private static final int SHOWN_MAX = 200;

    @Override
    public Integer call() {
      try (var session = Session.open(shared)) {
        var document = document();
        var list = document.putArray("generations");
        for (var generation : session.bot().generations().open(CommunityId.LOCAL, SHOWN_MAX)) {
          var standing = session.bot().studio().standing(generation);
          var node = list.add(JsonReport.of(generation)).get(list.size() - 1);
          ((ObjectNode) node).put("secondsLeft", standing.left().toSeconds());
          standing.place().ifPresent(place -> ((ObjectNode) node).put("place", place));
          if (!shared.json())
            out()
                .printf(
                    "%-6s %-10s %s, about %s left%n",
                    generation.id(),
                    generation.state().label().toLowerCase(Locale.ROOT),
                    standing.place().isPresent()
                        ? "place " + standing.place().getAsInt()
                        : "running",
                    Transcript.seconds(standing.left()));
        }
        if (shared.json()) print(document);
        out().flush();
        return ExitCode.OK.code();
      }
    }
  }

  /// `darkroom cancel`.
  @Command(name = "cancel", description = "Stop a generation; nothing is charged.")
  static final class Cancel extends LookUpCommand {
    @Parameters(paramLabel = "NUMBER", description = "Its number, with or without #.")
    private String number = "";

    @Override
    public Integer call() {
      var id = id();
      try (var session = Session.open(shared)) {
        switch (session.bot().studio().cancel(id, session.requester())) {
          case CANCELLING -> {
            session.bot().start();
            var end = Wait.forEnd(session, id, _ -> {});
            transcript().ended(end, java.time.Duration.ZERO);
          }
          case TOO_LATE ->
              throw new CommandException(ExitCode.INPUT, id + " is done already: see history.");
          case FORBIDDEN ->
              throw new CommandException(ExitCode.INPUT, id + " belongs to another community.");
          case UNKNOWN ->
              throw new CommandException(ExitCode.INPUT, "There is no generation " + id + ".");
        }
        return ExitCode.OK.code();
      }
    }

    private GenerationId id() {
      try {
        return new GenerationId(Long.parseLong(number.replaceFirst("^#", "")));
      } catch (IllegalArgumentException wrong) {
        throw new CommandException(ExitCode.INPUT, "Give the number of a generation, such as 12.");
      }
    }
  }
}
