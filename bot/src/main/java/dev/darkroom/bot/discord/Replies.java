package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.message.Postman;
import dev.darkroom.bot.discord.message.Postman.Parcel;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Sent;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Part;
import dev.darkroom.surface.desk.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows what the desk says to who is to see it, by the interaction that asked.
final class Replies {
  private static final Logger log = LoggerFactory.getLogger(Replies.class);

  private final Postman postman;
  private final DiscordSurface surface;

  Replies(Postman postman, DiscordSurface surface) {
    this.postman = postman;
    this.surface = surface;
  }

  /// How an interaction was acknowledged, which decides what its first answer is.
  enum Acknowledged {
    /// "Thinking…", for all to see.
    OPENLY,
    /// "Thinking…", for the one who asked.
    ASIDE,
    /// Nothing to see: the answer changes the message that has the button.
    ON_MESSAGE
  }

  void show(Answer answer, Visitor visitor, Acknowledged how) {
    var sent =
        switch (answer) {
          case Answer.Aside(var card) -> aside(card, visitor, how);
          case Answer.Instead(var card) ->
              how == Acknowledged.ON_MESSAGE
                  ? postman.answer(visitor.token(), parcel(card, visitor))
                  : aside(card, visitor, how);
          case Answer.Taken(var generation, var hint) -> {
            var opened = surface.open(generation, visitor.address(generation.hidden()));
            hint.ifPresent(card -> postman.whisper(visitor.token(), parcel(card, visitor)));
            yield opened;
          }
          case Answer.Stopping(_, var card) ->
              // The message with the button says so itself, in a moment.
              how == Acknowledged.ON_MESSAGE ? new Sent.Done("", "") : aside(card, visitor, how);
          case Answer.Removed(_, var card) ->
              how == Acknowledged.ON_MESSAGE
                  ? postman.removeAnswer(visitor.token())
                  : aside(card, visitor, how);
        };
    switch (sent) {
      case Sent.Done _ -> {}
      case Sent.Later(_, var why) -> warn(visitor, why);
      case Sent.Closed(var why) -> warn(visitor, why);
    }
  }

  /// A sentence for the one who asked.
  void say(Label label, Visitor visitor, Acknowledged how) {
    var sentence = visitor.words().controls().say(label);
    show(Answer.refused(sentence), visitor, how);
  }

  private Sent aside(Card card, Visitor visitor, Acknowledged how) {
    var parcel = parcel(card, visitor);
    try {
      return switch (how) {
        case OPENLY -> postman.whisperInstead(visitor.token(), parcel);
        case ASIDE -> postman.answer(visitor.token(), parcel);
        case ON_MESSAGE -> postman.whisper(visitor.token(), parcel);
      };
    } finally {
      card.parts().forEach(Replies::discard);
    }
  }

  /// What was drawn or written for this card alone.
  private static void discard(Part part) {
    Path file;
    if (part instanceof Part.Drawing(var drawn, _)) file = drawn;
    else if (part instanceof Part.Document(var written, _)) file = written;
    else return;
    try {
      Files.deleteIfExists(file);
    } catch (IOException kept) {
      log.atDebug().setCause(kept).log("file not removed");
    }
  }

  private static Parcel parcel(Card card, Visitor visitor) {
    var address = visitor.address(true);
    return new Parcel(
        card, visitor.words(), "answer-" + visitor.id(), address.sizeBytesMax(), false);
  }

  private static void warn(Visitor visitor, String why) {
    log.atWarn()
        .addKeyValue("interaction", visitor.id())
        .addKeyValue("why", why)
        .log("answer not shown");
  }
}
