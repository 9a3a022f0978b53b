package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.message.Postman;
import dev.darkroom.bot.discord.message.Postman.Parcel;
import dev.darkroom.generation.BatchPost;
import dev.darkroom.surface.Sent;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.status.BatchBoard;
import java.util.Optional;

/// The messages of batches in Discord: in the channel or thread where the batch was asked for, and
/// where only one person may see it, or that place is closed, as a direct message.
final class BatchMessages implements BatchBoard.Display {
  private final Postman postman;

  BatchMessages(Postman postman) {
    this.postman = postman;
  }

  @Override
  public Words words(BatchPost post) {
    return Address.read(post.address()).words();
  }

  @Override
  public Sent change(BatchPost post, Card card) {
    return post.isPosted() ? inItsPlace(post, card) : anew(post, "bs", card);
  }

  @Override
  public Sent end(BatchPost post, Card card) {
    var changed = post.isPosted() ? inItsPlace(post, card) : new Sent.Closed("not posted yet");
    return changed instanceof Sent.Closed ? anew(post, "be", card) : changed;
  }

  private Sent inItsPlace(BatchPost post, Card card) {
    return postman.change(post.channel(), post.message(), parcel(post, card));
  }

  private Sent anew(BatchPost post, String kind, Card card) {
    var address = Address.read(post.address());
    var parcel = parcel(post, card);
    var nonce = nonce(post, kind);
    if (!address.hidden() && !address.channel().isEmpty()) {
      var posted = postman.post(address.channel(), nonce, Optional.empty(), parcel);
      if (!(posted instanceof Sent.Closed)) return posted;
    }
    return postman.post(address.user(), nonce, parcel);
  }

  /// At most 25 characters, as Discord wants it: the end of the batch's id is the interaction's.
  private static String nonce(BatchPost post, String kind) {
    var batch = post.batch().value();
    return kind + "-" + batch.substring(Math.max(0, batch.length() - 20));
  }

  private static Parcel parcel(BatchPost post, Card card) {
    var address = Address.read(post.address());
    return new Parcel(
        card, address.words(), "discord-" + post.batch().value(), address.sizeBytesMax(), false);
  }
}
