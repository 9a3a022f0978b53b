package dev.darkroom.media;

/// A file could not be worked on. The message is one sentence for the person who sent it.
public final class PictureException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String sentence;

  public PictureException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  public PictureException(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  /// What to tell the person.
  public String sentence() {
    return sentence;
  }
}
