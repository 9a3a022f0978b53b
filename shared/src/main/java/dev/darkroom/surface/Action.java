package dev.darkroom.surface;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a button below a message does to a generation.
public enum Action {
  AGAIN('a'),
  VARY('v'),
  EDIT('e'),
  ANIMATE('m'),
  UPSCALE('u'),
  COMPARE('c'),
  APPROVE('p'),
  INFO('i'),
  DELETE('d'),
  CANCEL('x'),
  CONFIRM('y'),
  /// Looks at the result again.
  SHOW('s'),
  /// Stops what is left of a batch.
  CANCEL_ALL('z');

  private final char letter;

  Action(char letter) {
    this.letter = letter;
  }

  /// The letter that stands for it in ids; never changes, for old messages carry it.
  public char letter() {
    return letter;
  }

  /// The action of a letter.
  public static Optional<Action> of(char letter) {
    return Arrays.stream(values()).filter(it -> it.letter == letter).findFirst();
  }

  /// Whether it needs one of the outputs, not the generation as a whole.
  public boolean isOfOneOutput() {
    return switch (this) {
      case EDIT, ANIMATE, UPSCALE, COMPARE, APPROVE -> true;
      case AGAIN, VARY, INFO, DELETE, CANCEL, CONFIRM, SHOW, CANCEL_ALL -> false;
    };
  }

  /// Whether only the requester and moderators may press it.
  public boolean isOfOwner() {
    return switch (this) {
      case DELETE, CANCEL, CONFIRM, CANCEL_ALL -> true;
      case AGAIN, VARY, EDIT, ANIMATE, UPSCALE, COMPARE, APPROVE, INFO, SHOW -> false;
    };
  }

  /// Whether it begins a new generation, whose result is to be posted.
  public boolean begins() {
    return switch (this) {
      case AGAIN, VARY, UPSCALE, EDIT, ANIMATE -> true;
      case COMPARE, APPROVE, INFO, DELETE, CANCEL, CONFIRM, SHOW, CANCEL_ALL -> false;
    };
  }

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
