package dev.darkroom.provider.engine.film;

/// What is heard.
public enum Sound {
  RAIN("rain"),
  WIND("wind"),
  WAVES("waves"),
  STREAM("running water"),
  ROOM("room tone"),
  CITY("city hum"),
  PAD("a soft chord"),
  THUNDER("thunder"),
  FIRE("crackling fire"),
  BIRDS("birds"),
  CRICKETS("crickets"),
  SILENCE("silence");

  private final String words;

  Sound(String words) {
    this.words = words;
  }

  /// As people read it.
  public String words() {
    return words;
  }
}
