package dev.darkroom.bot.doctor;

/// What an examination found about one thing.
///
/// @param what one or two words, such as `database`
/// @param words what was seen, or what is wrong and the way out
public record Finding(String what, Verdict verdict, String words) {
  /// How it is.
  public enum Verdict {
    WELL,
    /// It works, and something about it should be changed.
    UNWISE,
    ILL,
    /// It could not be looked at, or is not looked at here.
    UNCHECKED
  }
}
