package dev.darkroom.generation;

/// What a person wants the picture to become. Hides itself from logs.
public record Prompt(String text) {
  @Override
  public String toString() {
    return "Prompt[" + text.codePointCount(0, text.length()) + " chars]";
  }
}
