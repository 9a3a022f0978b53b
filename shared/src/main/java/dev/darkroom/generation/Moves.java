package dev.darkroom.generation;

import dev.darkroom.catalog.Route;
import dev.darkroom.credit.Dollars;
import dev.darkroom.provider.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the operator reads about a generation.
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

  /// What is above the price list is the operator's loss, and goes on until the list is mended.
  static void compareBill(Generation generation, Route route, Dollars billed) {
    var listed = generation.quote().dollars();
    if (billed.compareTo(listed) <= 0) return;
    log.atWarn()
        .addKeyValue("generation", generation.id().value())
        .addKeyValue("route", route.name())
        .addKeyValue("billed", billed)
        .addKeyValue("listed", listed)
        .log("bills more than models.yaml says: correct its price there");
  }
}
