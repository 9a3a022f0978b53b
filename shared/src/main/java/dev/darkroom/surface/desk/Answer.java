package dev.darkroom.surface.desk;

import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.surface.card.Card;
import java.util.Optional;

/// What the desk says, and who is to see it.
public sealed interface Answer {
  /// For the one who asked, alone: why not, and what to do.
  static Answer refused(String sentence) {
    return new Aside(Card.of(Card.Tone.REFUSED, sentence));
  }

  /// For the one who asked, alone: refusals, balances, lists.
  record Aside(Card card) implements Answer {}

  /// For the one who asked, alone, in place of the message whose button was pressed: the question
  /// that it asked is answered.
  record Instead(Card card) implements Answer {}

  /// A generation was taken, or waits for its price to be accepted; its status is to be shown where
  /// it was asked for.
  ///
  /// @param hint for the one who asked, alone
  record Taken(Generation generation, Optional<Card> hint) implements Answer {}

  /// The generation is being stopped; its message says the rest.
  record Stopping(Generation generation, Card card) implements Answer {}

  /// The generation's outputs are gone, and its message is to go, too.
  record Removed(GenerationId generation, Card card) implements Answer {}
}
