package dev.darkroom.bot.slack;

import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.Part;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Caller;
import java.util.ArrayList;
import java.util.List;

/// What can be typed.
final class Help {
  static final String QUOTA = "/darkroom quota set @ada 500 credits a day";
  static final String GRANT = "/darkroom grant @ada 500 30 days for the poster";
  static final String PLAN = "/darkroom grant @ada plan pro";
  static final String SETTINGS =
      "/darkroom settings zone Europe/Berlin pool on channel #art confirm 500 look noir private off"
          + " paused off";
  static final String BLOCK = "/darkroom block @eve for spam";
  static final String UNBLOCK = "/darkroom unblock @eve";
  static final String REPORT = "/darkroom report cost 30";

  private Help() {}

  /// What cannot be read is answered with how it is written.
  static Answer usage(String usage, Caller caller) {
    return Answer.refused(caller.words().controls().usage(usage));
  }

  static Card card(Caller caller) {
    var controls = caller.words().controls();
    var parts = new ArrayList<Part>();
    parts.add(new Part.Title(controls.say(Label.HELP)));
    parts.add(new Part.Entry("/darkroom transform", controls.say(Label.HELP_TRANSFORM)));
    parts.add(new Part.Entry("/darkroom edit", controls.say(Label.HELP_EDIT)));
    parts.add(new Part.Entry("/darkroom animate", controls.say(Label.HELP_ANIMATE)));
    parts.add(
        new Part.Entry(
            "/darkroom models, looks, cast, history, queue, credits, plan, cancel 12, privacy, link, unlink",
            controls.say(Label.HELP_LISTS)));
    parts.add(new Part.Text(controls.say(Label.HELP_SHORTCUTS)));
    if (caller.administrator())
      for (var usage : List.of(QUOTA, GRANT, PLAN, SETTINGS, BLOCK, UNBLOCK, REPORT))
        parts.add(new Part.Small(usage));
    return new Card(Tone.PLAIN, parts);
  }
}
