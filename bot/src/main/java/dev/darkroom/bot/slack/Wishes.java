package dev.darkroom.bot.slack;

import dev.darkroom.bot.slack.Doorkeeper.Entry;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.HouseRules;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.intake.BatchReception;
import dev.darkroom.surface.intake.Reception;
import dev.darkroom.surface.intake.Wanted;
import java.util.Optional;

/// Hands wishes in: the right to post first, then the pictures, then the desk. More pictures than
/// one generation takes are a batch.
final class Wishes {
  private final Doorkeeper doorkeeper;
  private final Reception reception;
  private final BatchReception batches;
  private final SlackPictures pictures;

  Wishes(
      Doorkeeper doorkeeper, Reception reception, BatchReception batches, SlackPictures pictures) {
    this.doorkeeper = doorkeeper;
    this.reception = reception;
    this.batches = batches;
    this.pictures = pictures;
  }

  /// @param where what the person chose where the bot may not post, see [Doorkeeper#enter]
  /// @param batch whether every picture is to be one of its own, however few they are
  Answer take(Wanted wanted, Optional<String> where, boolean batch, Visitor visitor) {
    var entry = wanted.hidden() ? new Entry.Open(visitor) : doorkeeper.enter(visitor, where);
    return switch (entry) {
      case Entry.Closed(var why) -> FormListener.refused(why, visitor);
      case Entry.Open(var there) -> {
        var source = pictures.of(there.visit().team());
        var caller = there.caller(wanted.hidden());
        yield batch || isBatch(wanted)
            ? batches.take(wanted, source, caller)
            : reception.take(wanted, source, caller);
      }
    };
  }

  private static boolean isBatch(Wanted wanted) {
    return wanted.workflow() == Workflow.TRANSFORM
        && wanted.pictures().size() > HouseRules.REFERENCES_MAX;
  }
}
