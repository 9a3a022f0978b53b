package dev.darkroom.surface;

import dev.darkroom.credit.Credits;
import dev.darkroom.generation.Tally;
import java.util.Map;
import java.util.StringJoiner;

/// Words about many pictures at once.
public final class BatchWords {
  private final Phrases phrases;
  private final MoneyWords money;

  BatchWords(Phrases phrases, MoneyWords money) {
    this.phrases = phrases;
    this.money = money;
  }

  /// One price for all.
  public String quote(int pictures, Credits each) {
    return phrases.say(
        each.equals(Credits.NONE) ? "batch.quote.free" : "batch.quote",
        Map.of(
            "count", phrases.number(pictures),
            "each", money.price(each),
            "price", money.price(each.times(pictures))));
  }

  /// So many pictures begin.
  public String begun(int pictures) {
    return phrases.counted("batch.begun", pictures);
  }

  /// What is wrong with one of the pictures.
  ///
  /// @param number counted from 1
  public String refused(int number, String sentence) {
    return phrases.say(
        "batch.refused", Map.of("number", phrases.number(number), "sentence", sentence));
  }

  /// How many are done, at work, waiting and failed; what there is none of is left out.
  public String counts(Tally tally) {
    var counts = new StringJoiner(" · ");
    counts.add(count("batch.done", tally.done()));
    if (tally.running() > 0) counts.add(count("batch.running", tally.running()));
    if (tally.waiting() > 0) counts.add(count("batch.waiting", tally.waiting()));
    if (tally.failed() > 0) counts.add(count("batch.failed", tally.failed()));
    return counts.toString();
  }

  private String count(String key, int pictures) {
    return phrases.say(key, Map.of("number", phrases.number(pictures)));
  }

  /// What came of it: so many of all of them.
  public String ended(int done, int all) {
    return phrases.say(
        "batch.ended", Map.of("done", phrases.number(done), "count", phrases.number(all)));
  }

  /// What all of it cost.
  public String charged(Credits total) {
    return total.equals(Credits.NONE)
        ? phrases.say("failure.free")
        : phrases.say("batch.charged", Map.of("price", money.price(total)));
  }

  /// Names one of the pictures.
  ///
  /// @param number counted from 1
  public String picture(int number) {
    return phrases.say("batch.picture", Map.of("number", phrases.number(number)));
  }
}
