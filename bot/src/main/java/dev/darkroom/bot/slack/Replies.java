package dev.darkroom.bot.slack;

import dev.darkroom.bot.slack.message.Mrkdwn;
import dev.darkroom.bot.slack.message.Postman;
import dev.darkroom.bot.slack.message.Postman.Place;
import dev.darkroom.bot.slack.web.Calls.Outcome;
import dev.darkroom.bot.slack.web.Channels;
import dev.darkroom.bot.slack.web.Uploads;
import dev.darkroom.bot.slack.web.Uploads.Parcel;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Studio;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Sent;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.Part;
import dev.darkroom.surface.desk.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows what the desk says to who is to see it.
final class Replies {
  private static final Logger log = LoggerFactory.getLogger(Replies.class);

  private final Postman postman;
  private final Channels channels;
  private final Uploads uploads;
  private final SlackSurface surface;
  private final Studio studio;

  Replies(
      Postman postman, Channels channels, Uploads uploads, SlackSurface surface, Studio studio) {
    this.postman = postman;
    this.channels = channels;
    this.uploads = uploads;
    this.surface = surface;
    this.studio = studio;
  }

  /// @param onMessage whether a button was pressed whose message changes by itself
  void show(Answer answer, Visitor visitor, boolean onMessage) {
    switch (answer) {
      case Answer.Aside(var card) -> aside(card, visitor);
      case Answer.Instead(var card) -> aside(card, visitor);
      case Answer.Taken(var generation, var hint) -> {
        taken(generation, visitor);
        hint.ifPresent(card -> aside(card, visitor));
      }
      case Answer.Stopping(_, var card) -> {
        if (!onMessage) aside(card, visitor);
      }
      case Answer.Removed(var id, var card) -> {
        remove(id);
        aside(card, visitor);
      }
    }
  }

  /// A sentence for the one who asked.
  void say(Label label, Visitor visitor) {
    aside(Card.of(Tone.REFUSED, visitor.words().controls().say(label)), visitor);
  }

  private void taken(Generation generation, Visitor visitor) {
    switch (surface.open(generation)) {
      case Sent.Done _ -> {}
      case Sent.Later(_, var why) -> withoutStatus(generation, why, visitor);
      case Sent.Closed(var why) -> withoutStatus(generation, why, visitor);
    }
  }

  /// The price must be accepted somewhere, so who asked gets those buttons alone; what comes of it
  /// is posted all the same.
  private void withoutStatus(Generation generation, String why, Visitor visitor) {
    warn(visitor, why);
    surface.status(generation).ifPresent(card -> aside(card, visitor));
  }

  private void remove(GenerationId id) {
    studio.find(id).ifPresent(surface::remove);
  }

  /// Where the bot is, it whispers; elsewhere it uses the address that came with what was done,
  /// once, for that takes few answers; and where neither is, a direct message.
  private void aside(Card card, Visitor visitor) {
    var visit = visitor.visit();
    var place = new Place(visit.team(), visit.channel(), visit.thread());
    Sent sent = new Sent.Closed("no channel");
    if (!visit.channel().isEmpty()) sent = postman.whisper(place, visit.user(), card);
    if (!(sent instanceof Sent.Done) && !visit.responseUrl().isEmpty())
      sent = postman.respond(visit.responseUrl(), card);
    if (!(sent instanceof Sent.Done)) sent = direct(card, visit);
    if (!(sent instanceof Sent.Done)) warn(visitor, sent.toString());
    card.parts().forEach(part -> enclose(part, visit));
  }

  private Sent direct(Card card, Visit visit) {
    return channels
        .direct(visit.team(), visit.user())
        .sent(channel -> postman.post(new Place(visit.team(), channel, ""), card));
  }

  /// A message for one person alone cannot carry a file, so files go to their direct messages.
  private void enclose(Part part, Visit visit) {
    switch (part) {
      case Part.Drawing(var file, var description) ->
          enclose(new Parcel(file, "darkroom.png", description), visit);
      case Part.Document(var file, var name) -> enclose(new Parcel(file, name, name), visit);
      case Part.Title _, Part.Text _, Part.Quote _, Part.Small _, Part.Entry _ -> {}
      case Part.Subject _, Part.Bar _, Part.Due _, Part.Gallery _ -> {}
      case Part.Buttons _, Part.Menu _ -> {}
    }
  }

  private void enclose(Parcel parcel, Visit visit) {
    if (channels.direct(visit.team(), visit.user()) instanceof Outcome.Fine<String>(var channel)
        && uploads.send(visit.team(), List.of(parcel))
            instanceof Outcome.Fine<List<Uploads.Sent>>(var sent)) {
      var comment = Mrkdwn.escape(parcel.description());
      var _ = uploads.share(visit.team(), sent, channel, "", comment);
    }
    discard(parcel.file());
  }

  /// The file was made for this card alone.
  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException kept) {
      log.atDebug().setCause(kept).log("file not removed");
    }
  }

  private static void warn(Visitor visitor, String why) {
    log.atWarn()
        .addKeyValue("visit", visitor.visit().key())
        .addKeyValue("why", why)
        .log("answer not shown");
  }
}
