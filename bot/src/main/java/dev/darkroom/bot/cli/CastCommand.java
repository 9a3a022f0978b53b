package dev.darkroom.bot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.Cast;
import dev.darkroom.generation.CastFiles;
import dev.darkroom.media.Inspection;
import dev.darkroom.media.MediaRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `darkroom cast`: approved pictures of one character or product, for `--cast NAME`.
@Command(
    name = "cast",
    description = "Keep up to four pictures of one character under a name; see --cast.",
    subcommands = {
      CastCommand.Add.class,
      CastCommand.All.class,
      CastCommand.Show.class,
      CastCommand.Remove.class
    })
final class CastCommand implements Runnable {
  @Override
  public void run() {
    throw new CommandException(
        ExitCode.INPUT, "Say what to do: darkroom cast add, list, show or remove.");
  }

  static Cast find(Session session, String name) {
    return session
        .bot()
        .casts()
        .find(CommunityId.LOCAL, name)
        .orElseThrow(() ->
            new CommandException(
                ExitCode.INPUT,
                "There is no cast “%s”; darkroom cast list names them all.".formatted(name)));
  }

  /// `darkroom cast add`.
  @Command(name = "add", description = "Add pictures; the fifth takes the oldest one's place.")
  static final class Add extends ShortCommand {
    private static final Pattern OUTPUT = Pattern.compile("#?(\\d{1,18})(?:/([1-4]))?");

    @Parameters(index = "0", paramLabel = "NAME", description = "Letters, digits, spaces, - and _.")
    private String name = "";

    @Parameters(
        index = "1..*",
        arity = "1..4",
        paramLabel = "PICTURE",
        description = "A file, or an output: 12, or 12/2 for its second picture.")
    private List<String> pictures = List.of();

    @Override
    public Integer call() {
      try (var session = Session.open(shared)) {
        var chosen = pictures.stream().map(picture -> picture(session, picture)).toList();
        var before = session.bot().casts().find(CommunityId.LOCAL, name);
        var cast = before.isPresent() ? with(before.get(), chosen) : made(session, chosen);
        session.bot().casts().save(cast);
        if (shared.json()) print(json(cast));
        else out().printf("  %s: %d pictures%n", cast.name(), cast.pictures().size());
        out().flush();
        return ExitCode.OK.code();
      }
    }

    private static Cast with(Cast cast, List<MediaRef> more) {
      for (var picture : more) cast = cast.with(picture);
      return cast;
    }

    private Cast made(Session session, List<MediaRef> chosen) {
      try {
        return new Cast(CommunityId.LOCAL, name, session.requester().member().id(), chosen);
      } catch (IllegalArgumentException wrong) {
        throw new CommandException(ExitCode.INPUT, String.valueOf(wrong.getMessage()));
      }
    }

    private static MediaRef picture(Session session, String text) {
      var output = OUTPUT.matcher(text);
      if (!Files.exists(Path.of(text)) && output.matches())
        return output(session, output.group(1), output.group(2));
      var file = Path.of(text);
      if (!Files.isRegularFile(file))
        throw new CommandException(
            ExitCode.INPUT,
            "There is no file %s; give pictures by their path, outputs by their number."
                .formatted(file));
      return switch (session.bot().pictures().inspect(file)) {
        case Inspection.Rejected(_, var sentence) ->
            throw new CommandException(ExitCode.INPUT, sentence);
        case Inspection.Accepted(var facts) -> {
          if (!facts.type().isPicture()) throw noPicture(text);
          yield session.bot().store().keep(CastFiles.PREFIX + UUID.randomUUID(), file, facts);
        }
      };
    }

    private static MediaRef output(Session session, String number, @Nullable String index) {
      var outputs =
          session
              .bot()
              .generations()
              .find(generation(number))
              .map(found -> found.outputs())
              .orElse(List.of());
      int wanted = index == null ? 1 : Integer.parseInt(index);
      if (wanted > outputs.size())
        throw new CommandException(
            ExitCode.INPUT,
            "Generation #%s has %d outputs; darkroom history lists yours."
                .formatted(number, outputs.size()));
      var media = outputs.get(wanted - 1).media();
      if (!media.type().isPicture()) throw noPicture(media.fileName());
      return media;
    }

    private static CommandException noPicture(String what) {
      return new CommandException(ExitCode.INPUT, what + " is a clip; a cast has pictures.");
    }
  }

  /// `darkroom cast list`.
  @Command(name = "list", description = "List the casts.")
  static final class All extends ShortCommand {
    @Override
    public Integer call() {
      try (var session = Session.open(shared)) {
        var casts = session.bot().casts().all(CommunityId.LOCAL);
        var document = document();
        var list = document.putArray("casts");
        for (var cast : casts) {
          list.add(json(cast));
          if (!shared.json())
            out().printf("  %-24s %d pictures%n", cast.name(), cast.pictures().size());
        }
        if (shared.json()) print(document);
        else if (casts.isEmpty()) out().println("  There is none; see darkroom cast add --help.");
        out().flush();
        return ExitCode.OK.code();
      }
    }
  }

  /// `darkroom cast show`.
  @Command(name = "show", description = "Show where the pictures of a cast lie.")
  static final class Show extends ShortCommand {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Override
    public Integer call() {
      try (var session = Session.open(shared)) {
        var cast = find(session, name);
        var document = json(cast);
        var files = document.putArray("files");
        for (var picture : cast.pictures()) {
          var file = session.bot().store().open(picture).map(Path::toString).orElse("gone");
          files.add(file);
          if (!shared.json())
            out().printf("  %s (%d x %d)%n", file, picture.widthPx(), picture.heightPx());
        }
        if (shared.json()) print(document);
        out().flush();
        return ExitCode.OK.code();
      }
    }
  }

  /// `darkroom cast remove`.
  @Command(name = "remove", description = "Forget a cast; outputs stay where they are.")
  static final class Remove extends ShortCommand {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Override
    public Integer call() {
      try (var session = Session.open(shared)) {
        var cast = find(session, name);
        var _ = session.bot().castFiles().forget(cast);
        if (shared.json()) print(document().put("removed", cast.name()));
        else out().println("  " + cast.name() + " is forgotten.");
        out().flush();
        return ExitCode.OK.code();
      }
    }
  }

  private static ObjectNode json(Cast cast) {
    return ShortCommand.document()
        .put("name", cast.name())
        .put("madeBy", cast.madeBy())
        .put("pictures", cast.pictures().size());
  }
}
