package dev.darkroom.bot.cli;

import dev.darkroom.surface.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `darkroom demo`: the four workflows on bundled photographs, through the whole pipeline.
@Command(
    name = "demo",
    description = "Run the four workflows on bundled photographs, with no key and no network.")
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private SharedOptions shared;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for everything that is made (default: ./out/demo).")
  private Path out = Path.of("out", "demo");

  @Override
  public Integer call() {
    var folder = folder();
    var setup = Session.setup(shared);
    // Unless a data folder is named, the demo keeps its own and leaves yours alone.
    if (shared.data().isEmpty()) setup = setup.withData(folder.resolve("data"));
    var console = spec.commandLine().getOut();
    var transcript =
        new Transcript(
            shared.json() ? spec.commandLine().getErr() : console,
            new Words(Locale.getDefault()),
            Transcript.isWatched() && !shared.json());
    try (var session = Session.open(setup)) {
      session.bot().start();
      var models = shared.standIns() ? DemoModels.STAND_INS : DemoModels.BUILT_IN;
      var demo = new Demo(session, models, folder, transcript);
      demo.run();
      if (shared.json())
        JsonReport.write(
            console,
            demo.generations(),
            session.bot().ledger().balance(session.requester().member()));
      return demo.failed() ? ExitCode.FAULT.code() : ExitCode.OK.code();
    }
  }

  private Path folder() {
    try {
      return Files.createDirectories(out).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + out + "; choose another --out.", e);
    }
  }
}
