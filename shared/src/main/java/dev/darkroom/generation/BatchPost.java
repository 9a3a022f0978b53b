package dev.darkroom.generation;

/// The one message in which a surface speaks of a whole batch: how far it is, then what came of it.
///
/// @param surface name of the surface, such as `discord`
/// @param address what the surface needs to post there, as it wrote it (JSON)
/// @param channel where the message stands; empty before it is posted
/// @param message the platform's id of it; empty before it is posted
/// @param ended whether it shows the ending
public record BatchPost(
    BatchId batch, String surface, String address, String channel, String message, boolean ended) {
  public boolean isPosted() {
    return !message.isEmpty();
  }

  /// The same, standing there.
  public BatchPost at(String otherChannel, String otherMessage) {
    return new BatchPost(batch, surface, address, otherChannel, otherMessage, ended);
  }

  /// The same, with nothing more to be shown.
  public BatchPost over() {
    return new BatchPost(batch, surface, address, channel, message, true);
  }

  @Override
  public String toString() {
    return "BatchPost[" + batch.value() + " " + surface + "]";
  }
}
