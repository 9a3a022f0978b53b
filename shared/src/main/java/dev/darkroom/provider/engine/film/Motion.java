package dev.darkroom.provider.engine.film;

/// How the camera moves over the picture.
public enum Motion {
  PUSH_IN("push in"),
  PULL_OUT("pull out"),
  PAN_LEFT("pan left"),
  PAN_RIGHT("pan right"),
  TILT_UP("tilt up"),
  TILT_DOWN("tilt down"),
  ORBIT("orbit"),
  DRIFT("drift"),
  HANDHELD("handheld"),
  STILL("still camera");

  private final String words;

  Motion(String words) {
    this.words = words;
  }

  /// As people read it.
  public String words() {
    return words;
  }
}
