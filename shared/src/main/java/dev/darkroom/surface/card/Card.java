package dev.darkroom.surface.card;

import dev.darkroom.credit.MemberId;
import java.util.List;
import java.util.Optional;

/// A message as every platform can show it: plain parts from top to bottom.
///
/// @param tone decides the colour at its edge
/// @param mention who is told; nobody else ever is
public record Card(Tone tone, Optional<MemberId> mention, List<Part> parts) {
  public Card {
    parts = List.copyOf(parts);
  }

  public Card(Tone tone, List<Part> parts) {
    this(tone, Optional.empty(), parts);
  }

  /// A card of one sentence.
  public static Card of(Tone tone, String sentence) {
    return new Card(tone, List.of(new Part.Text(sentence)));
  }

  /// The same, telling nobody.
  public Card unmentioned() {
    return new Card(tone, parts);
  }

  /// What it is about.
  public enum Tone {
    PLAIN,
    WORKING,
    ASKING,
    DONE,
    REFUSED
  }
}
