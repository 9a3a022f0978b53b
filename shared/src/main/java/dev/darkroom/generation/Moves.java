package dev.darkroom.generation;

import dev.darkroom.provider.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one log line that every change of state leaves.
final class Moves {
  private static final Logger log = LoggerFactory.getLogger("dev.darkroom.generation");

  private Moves() {}

  static void log(Generation generation, State next) {
    var line =
        log.atInfo()
            .addKeyValue("generation", generation.id().value())
            .addKeyValue("from", generation.state().label())
            .addKeyValue("to", next.label());
    if (next instanceof State.Failing(Failure failure))
      line =
          line.addKeyValue("failure", failure.kind())
              .addKeyValue("code", failure.code())
              .addKeyValue("billed", failure.billed());
    line.log("generation moved");
  }
}
