package dev.darkroom.provider.engine.look;

import java.util.Map;

/// A method with its numbers.
///
/// @param numbers by knob name; what is left out has the method's usual value
public record Step(Method method, Map<String, Double> numbers) {
  public Step {
    numbers = Map.copyOf(numbers);
    for (var number : numbers.entrySet()) {
      var problem = problem(method, number.getKey(), number.getValue());
      if (!problem.isEmpty()) throw new IllegalArgumentException(problem);
    }
  }

  /// What is wrong with a number for a method, in words for whoever wrote it; empty when nothing
  /// is.
  public static String problem(Method method, String name, double value) {
    var knob = method.knobs().get(name);
    if (knob == null)
      return method.id() + " takes " + String.join(", ", method.knobs().keySet()) + ", not " + name;
    if (!(value >= knob.min() && value <= knob.max()))
      return name + " of " + method.id() + " goes from " + knob.min() + " to " + knob.max();
    return "";
  }

  /// A number by its knob's name.
  public float get(String name) {
    var knob = method.knobs().get(name);
    if (knob == null) throw new IllegalArgumentException(method.id() + " has no " + name);
    return numbers.getOrDefault(name, knob.usual()).floatValue();
  }

  /// The same step, weaker or stronger: every number moves that much away from where it would do
  /// nothing. Hues, sizes and the like stay.
  public Step times(double factor) {
    var changed = new java.util.HashMap<String, Double>();
    for (var knob : method.knobs().values()) {
      double value = numbers.getOrDefault(knob.name(), knob.usual());
      double none = knob.name().equals("saturation") ? 1 : 0;
      if (isStrength(knob.name()))
        value = Math.clamp(none + (value - none) * factor, knob.min(), knob.max());
      changed.put(knob.name(), value);
    }
    return new Step(method, changed);
  }

  private static boolean isStrength(String name) {
    return switch (name) {
      case "radius", "threshold", "size", "brush", "tile", "hue", "detail", "vary", "margin" ->
          false;
      // A trace of colour is a fault in black and white, not a weaker one.
      case "mono" -> false;
      default -> !name.endsWith("-hue");
    };
  }
}
