package dev.darkroom.settings;

/// Something that is wrong in the configuration.
///
/// @param place where it is: `config/darkroom.yaml:12:3`, or the name of an environment variable
/// @param key the key it concerns, such as `queue.slots`; empty where it is about a whole file
/// @param problem what was expected and what was found; never contains a secret
public record Mistake(String place, String key, String problem) {
  @Override
  public String toString() {
    return key.isEmpty() || key.equals(place)
        ? place + ": " + problem
        : place + " " + key + ": " + problem;
  }
}
