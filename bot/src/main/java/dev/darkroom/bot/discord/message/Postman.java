package dev.darkroom.bot.discord.message;

import dev.darkroom.generation.GenerationId;
import dev.darkroom.surface.Sent;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.card.ButtonIds;
import dev.darkroom.surface.card.Card;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings cards to where they belong, and says in our own words what Discord answered.
public final class Postman {
  private static final Logger log = LoggerFactory.getLogger(Postman.class);
  private static final String TOO_LARGE = "too large";
  private static final Duration AGAIN = Duration.ofSeconds(20);

  /// Below that nothing is worth looking at.
  private static final long SIZE_BYTES_MIN = 256 << 10;

  private static final int THREAD_NAME_CHARS_MAX = 100;

  private final Mail mail;
  private final Enclosures enclosures;

  /// @param session any that is logged in
  public Postman(Supplier<JDA> session, Enclosures enclosures) {
    this.mail = new Mail(session);
    this.enclosures = enclosures;
  }

  /// A card on its way.
  ///
  /// @param name of the work folder for smaller copies, one per card
  /// @param sizeBytesMax the most that one file may have there, as Discord claimed
  /// @param plain whether it is laid out so that a clip plays in it: a message that once had
  ///   Components V2 keeps them for ever
  public record Parcel(Card card, Words words, String name, long sizeBytesMax, boolean plain) {}

  /// As the first answer to an interaction, in place of what stood there. A repeat is harmless.
  public Sent answer(String token, Parcel parcel) {
    return fitted(parcel, letter -> new Sent.Done("", mail.editOriginal(token, letter)));
  }

  /// In a channel or thread.
  ///
  /// @param answered the message that it answers, where there is one
  public Sent post(String channel, String nonce, Optional<String> answered, Parcel parcel) {
    return fitted(
        parcel, letter -> new Sent.Done(channel, mail.post(channel, nonce, answered, letter)));
  }

  /// The ending of a generation that stands in a channel already: its post was not answered, and
  /// Discord forgets a nonce after minutes. Our own message is known by its buttons.
  public Optional<Sent.Done> find(String channel, GenerationId generation) {
    try {
      return mail.ours(channel).stream()
          .filter(message -> ButtonIds.isEnding(message.toString(), generation))
          .findFirst()
          .map(message -> new Sent.Done(channel, message.getString("id")));
    } catch (ErrorResponseException unreadable) {
      return Optional.empty();
    }
  }

  /// As a direct message.
  public Sent post(String user, String nonce, Parcel parcel) {
    return fitted(
        parcel,
        letter -> {
          var channel = mail.directChannel(user);
          return new Sent.Done(channel, mail.post(channel, nonce, Optional.empty(), letter));
        });
  }

  /// Opens a public thread; what is done names it as the channel.
  ///
  /// @param name cut to what Discord takes
  public Sent openThread(String channel, String name) {
    int chars = Math.min(name.length(), THREAD_NAME_CHARS_MAX);
    return attempt(() -> new Sent.Done(mail.openThread(channel, name.substring(0, chars)), ""));
  }

  /// In place of what a message showed.
  public Sent change(String channel, String message, Parcel parcel) {
    return fitted(parcel, letter -> new Sent.Done(channel, mail.edit(channel, message, letter)));
  }

  /// For the one who asked alone, after the first answer is known.
  public Sent whisper(String token, Parcel parcel) {
    return fitted(
        parcel,
        letter -> {
          mail.whisper(token, letter);
          return new Sent.Done("", "");
        });
  }

  /// For the one who asked alone, when the first answer was announced to all: Discord then lets a
  /// private one follow only once the announcement is gone.
  public Sent whisperInstead(String token, Parcel parcel) {
    var gone = removeAnswer(token);
    return gone instanceof Sent.Later ? gone : whisper(token, parcel);
  }

  /// Takes the message away that an interaction's answer stands in.
  public Sent removeAnswer(String token) {
    return attempt(() -> {
      mail.deleteOriginal(token);
      return new Sent.Done("", "");
    });
  }

  /// Takes a message away.
  public Sent remove(String channel, String message) {
    return attempt(() -> {
      mail.delete(channel, message);
      return new Sent.Done(channel, message);
    });
  }

  /// Discord's claim of what fits can be too high: then smaller copies are tried.
  private Sent fitted(Parcel parcel, Function<Letter, Sent> send) {
    long sizeBytesMax = parcel.sizeBytesMax();
    while (true) {
      var files = enclosures.of(parcel.card(), sizeBytesMax, parcel.name());
      var letter = Letter.of(parcel, files);
      var sent = attempt(() -> send.apply(letter));
      files.discardCopies();
      if (!(sent instanceof Sent.Closed(var why)) || !why.equals(TOO_LARGE)) return sent;
      sizeBytesMax = Math.min(sizeBytesMax, files.largestBytes()) / 2;
      log.atWarn().addKeyValue("sizeBytesMax", sizeBytesMax).log("too large for Discord");
      if (sizeBytesMax < SIZE_BYTES_MIN) return sent;
    }
  }

  private static Sent attempt(Supplier<Sent> work) {
    try {
      return work.get();
    } catch (ErrorResponseException refused) {
      return judged(refused);
    } catch (RuntimeException broken) {
      return new Sent.Later(AGAIN, broken.toString());
    }
  }

  /// Codes: Discord's documentation of August 2026, "Opcodes and Status Codes".
  private static Sent judged(ErrorResponseException refused) {
    var why = refused.getErrorCode() + " " + refused.getMeaning();
    if (refused.getErrorCode() == 40005 || refused.getResponse().code == 413)
      return new Sent.Closed(TOO_LARGE);
    int status = refused.getResponse().code;
    boolean closed = status == 401 || status == 403 || status == 404 || status == 400;
    return closed ? new Sent.Closed(why) : new Sent.Later(AGAIN, why);
  }
}
