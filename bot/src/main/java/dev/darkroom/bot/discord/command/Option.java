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
  public static final String THREAD = "thread";
  public static final String PRIVATE = "private";
  public static final String GENERATION = "generation";

  public static final String MEMBER = "member";
  public static final String ROLE = "role";
  public static final String CHANNEL = "channel";
  public static final String WINDOW = "per";
  public static final String METRIC = "in";
  public static final String LIMIT = "limit";
  public static final String AMOUNT = "amount";
  public static final String DAYS = "days";
  public static final String REASON = "reason";
  public static final String PLAN = "plan";
  public static final String TIME_ZONE = "time-zone";
  public static final String POOL = "pool";
  public static final String EVERYWHERE = "every-channel";
  public static final String EVERY_MODEL = "every-model";
  public static final String CONFIRM_ABOVE = "confirm-above";
  public static final String PAUSED = "paused";

  public static final String CODE = "code";

  private Option() {}

  /// The option of a picture, counted from 1: `picture`, `picture2` …
  public static String picture(int number) {
    return number == 1 ? PICTURE : PICTURE + number;
  }
}
