package dev.darkroom.bot.discord.command;

/// Names of options, as commands declare them and interactions carry them.
public final class Option {
  public static final String PROMPT = "prompt";
  public static final String PICTURE = "picture";
  public static final String MODEL = "model";
  public static final String LOOK = "look";
  public static final String CAST = "cast";
  public static final String SIZE = "size";
  public static final String RATIO = "ratio";
  public static final String COUNT = "count";
  public static final String SEED = "seed";
  public static final String LENGTH = "length";
  public static final String REGION = "region";
  public static final String PRIVATE = "private";
  public static final String GENERATION = "generation";

  private Option() {}

  /// The option of a picture, counted from 1: `picture`, `picture2` …
  public static String picture(int number) {
    return number == 1 ? PICTURE : PICTURE + number;
  }
}
