package dev.darkroom.provider.engine.film;

import java.util.List;

/// What happens in the air between the camera and the picture.
public enum Weather {
  RAIN("rain"),
  STORM("storm with lightning"),
  SNOW("snow"),
  DUST("dust"),
  FOG("fog"),
  LIGHT_LEAK("light leak"),
  FIRE("fire glow");

  private final String words;

  Weather(String words) {
    this.words = words;
  }

  /// As people read it.
  public String words() {
    return words;
  }

  /// What it sounds like when the prompt names no sound.
  List<Sound> sounds() {
    return switch (this) {
      case RAIN -> List.of(Sound.RAIN);
      case STORM -> List.of(Sound.RAIN, Sound.WIND, Sound.THUNDER);
      case SNOW -> List.of(Sound.WIND);
      case DUST -> List.of(Sound.ROOM, Sound.PAD);
      case FOG -> List.of(Sound.WIND, Sound.PAD);
      case LIGHT_LEAK -> List.of(Sound.PAD);
      case FIRE -> List.of(Sound.FIRE);
    };
  }
}
