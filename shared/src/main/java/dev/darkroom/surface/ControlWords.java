package dev.darkroom.surface;

import dev.darkroom.credit.Credits;
import dev.darkroom.generation.GenerationId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Words of buttons, menus and lists.
public final class ControlWords {
  private final Phrases phrases;
  private final MoneyWords money;

  ControlWords(Phrases phrases, MoneyWords money) {
    this.phrases = phrases;
    this.money = money;
  }

  /// What stands on a button.
  public String button(Action action) {
    return phrases.say("button." + action.key());
  }

  /// What stands in a menu of actions on outputs.
  ///
  /// @param output its number, counted from 1
  public String onOutput(Action action, int output) {
    return phrases.say(
        "menu.output", Map.of("action", button(action), "number", phrases.number(output)));
  }

  public String say(Label label) {
    return phrases.say(label.key());
  }

  /// What an output shows, for those who cannot see it.
  ///
  /// @param number its number, counted from 1
  public String picture(int number, int count, String prompt) {
    return phrases.say(
        "result.picture",
        Map.of(
            "number", phrases.number(number),
            "count", phrases.number(count),
            "prompt", prompt));
  }

  public String tooLarge(GenerationId id) {
    return phrases.say("file.too-large", Map.of("id", id.toString()));
  }

  public String deleted(GenerationId id) {
    return phrases.say("delete.done", Map.of("id", id.toString()));
  }

  /// @param pictures how many the cast has now
  public String approved(String cast, int pictures) {
    return phrases.say("approve.done", Map.of("cast", cast, "number", phrases.number(pictures)));
  }

  /// @param share 0 to 1
  public String unchanged(double share) {
    return phrases.say("compare.share", Map.of("percent", phrases.number(Math.round(100 * share))));
  }

  /// The lowest price of a model.
  public String from(Credits price) {
    return price.isNone()
        ? money.price(price)
        : phrases.say("models.from", Map.of("price", money.price(price)));
  }

  public String castPictures(int count) {
    return phrases.counted("casts.pictures", count);
  }

  public String castRemoved(String cast) {
    return phrases.say("casts.removed", Map.of("cast", cast));
  }

  public String noCast(String cast) {
    return phrases.say("casts.unknown", Map.of("cast", cast));
  }

  public String monthly(Credits credits) {
    return phrases.say("plan.monthly", Map.of("credits", money.price(credits)));
  }

  public String pictureTooLarge(long bytesMax) {
    return phrases.say(
        "picture.too-large", Map.of("megabytes", phrases.number(bytesMax / 1_000_000)));
  }

  /// How many pictures a form begins with.
  public String chosen(int pictures) {
    return phrases.counted("form.pictures", pictures);
  }

  /// @param usage how a command is written
  public String usage(String usage) {
    return phrases.say("slack.usage", Map.of("usage", usage));
  }

  /// @param permission its name, as the platform shows it
  public String mayNotPost(String permission) {
    return phrases.say("may-not-post", Map.of("permission", permission));
  }

  /// A price above this is to be accepted first.
  public String confirmAbove(Credits price) {
    return phrases.say("settings.confirm", Map.of("price", money.price(price)));
  }

  /// The look that is put on what names none.
  public String defaultLook(String look) {
    return phrases.say("settings.look", Map.of("look", look));
  }

  public String onlyModels(List<String> names) {
    return phrases.say("settings.models", Map.of("models", String.join(", ", names)));
  }

  /// What erasing all of a member's data means.
  ///
  /// @param generations how many go
  public String askErase(int generations) {
    return phrases.say("privacy.ask", Map.of("number", phrases.number(generations)));
  }

  /// A code that makes its holder one on two platforms.
  public String linkCode(String code, Duration life) {
    return phrases.say(
        "link.code", Map.of("code", code, "minutes", phrases.number(life.toMinutes())));
  }
}
