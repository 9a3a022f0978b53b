package dev.darkroom.provider.engine.look;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// What the engine can do to a picture, with the numbers (knobs) that each method takes. The order
/// here is the order of work: light and season first, then paint or print, then the finish.
public enum Method {
  STUDIO(knob("lift", 0.85, 0, 1), knob("contrast", 0.3, 0, 1)),
  AUTUMN(knob("amount", 1, 0, 1.5)),
  SNOW(knob("cover", 0.6, 0, 1), knob("flakes", 0.5, 0, 1), knob("cold", 0.6, 0, 1)),
  RAIN(knob("amount", 0.7, 0, 1)),
  SUN(
      knob("warmth", 0.7, 0, 1.5),
      knob("haze", 0.5, 0, 1.5),
      knob("bloom", 0.5, 0, 1.5),
      knob("contrast", 0.4, 0, 1)),
  MIST(knob("amount", 0.6, 0, 1), knob("hue", 230, 0, 360), knob("tint", 0.02, 0, 0.1)),
  NIGHT(knob("dark", 0.7, 0, 1), knob("blue", 0.7, 0, 1), knob("lamps", 0.6, 0, 1)),
  NEON(knob("amount", 0.8, 0, 1.5), knob("dark", 0.5, 0, 1)),
  DETAIL(knob("amount", 0.6, 0, 2), knob("radius", 16, 4, 64)),
  SOFTEN(knob("amount", 0.6, 0, 1), knob("radius", 8, 2, 32)),
  GRADE(
      knob("exposure", 0, -3, 3),
      knob("contrast", 0, -0.8, 1.5),
      knob("saturation", 1, 0, 2.5),
      knob("warmth", 0, -1, 1),
      knob("tint", 0, -1, 1),
      knob("fade", 0, 0, 0.3),
      knob("shadow-hue", 260, 0, 360),
      knob("shadow-tint", 0, 0, 0.15),
      knob("light-hue", 80, 0, 360),
      knob("light-tint", 0, 0, 0.15),
      knob("mono", 0, 0, 1)),
  WATERCOLOUR(knob("detail", 0.5, 0, 1), knob("granulation", 0.5, 0, 1), knob("margin", 0.6, 0, 1)),
  OIL(knob("brush", 1, 0.5, 2), knob("relief", 0.6, 0, 1), knob("vivid", 0.25, 0, 1)),
  PASTEL(knob("chalk", 0.6, 0, 1), knob("lift", 0.35, 0, 1)),
  PENCIL(knob("dark", 0.6, 0, 1), knob("colour", 0, 0, 1)),
  CHARCOAL(knob("dark", 0.7, 0, 1)),
  INK(knob("line", 0.7, 0, 1), knob("wash", 0.5, 0, 1), knob("dots", 0, 0, 1)),
  POP_ART(knob("dots", 0.6, 0, 1), knob("vivid", 1, 0, 1.5)),
  DUOTONE(knob("dark-hue", 280, 0, 360), knob("light-hue", 60, 0, 360), knob("vary", 1, 0, 1)),
  RISO(knob("shift", 0.6, 0, 1), knob("grain", 0.6, 0, 1)),
  MOSAIC(knob("tile", 14, 6, 60), knob("grout", 0.6, 0, 1), knob("glass", 0, 0, 1)),
  GLOW(
      knob("amount", 0.5, 0, 2),
      knob("radius", 24, 2, 120),
      knob("threshold", 0.7, 0, 1),
      knob("hue", 60, 0, 360),
      knob("tint", 0, 0, 0.3)),
  VIGNETTE(knob("amount", 0.4, 0, 1)),
  GRAIN(knob("amount", 0.4, 0, 1.5), knob("size", 1.2, 0.5, 4), knob("colour", 0.2, 0, 1));

  /// Long side in pixels up to which pictures are painted at their own size.
  public static final int SIDE_PX_PAINTED = 2400;

  /// Unmodifiable, which the checker cannot see.
  @SuppressWarnings("ImmutableEnumChecker")
  private final SequencedMap<String, Knob> knobs;

  Method(Knob... knobs) {
    var byName = new LinkedHashMap<String, Knob>();
    for (var knob : knobs) byName.put(knob.name(), knob);
    this.knobs = Collections.unmodifiableSequencedMap(byName);
  }

  /// A number that a method takes.
  ///
  /// @param usual its value where the vocabulary says nothing
  public record Knob(String name, double usual, double min, double max) {}

  private static Knob knob(String name, double usual, double min, double max) {
    return new Knob(name, usual, min, max);
  }

  /// Its numbers by name, in order.
  public SequencedMap<String, Knob> knobs() {
    return knobs;
  }

  /// Whether it paints, draws or prints the picture anew. Whatever is larger than
  /// [#SIDE_PX_PAINTED] is painted at that size and enlarged: strokes take several times a
  /// picture's memory, and are many pixels wide by then.
  public boolean paints() {
    return switch (this) {
      case WATERCOLOUR, OIL, PASTEL, PENCIL, CHARCOAL, INK, POP_ART, RISO, MOSAIC -> true;
      case STUDIO, AUTUMN, SNOW, RAIN, SUN, MIST, NIGHT, NEON, DETAIL, SOFTEN, GRADE -> false;
      case DUOTONE, GLOW, VIGNETTE, GRAIN -> false;
    };
  }

  /// How `config/looks.yaml` writes it, such as `pop-art`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Method> find(String id) {
    return Arrays.stream(values()).filter(method -> method.id().equals(id)).findFirst();
  }
}
