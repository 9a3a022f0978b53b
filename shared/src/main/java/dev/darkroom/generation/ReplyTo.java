package dev.darkroom.generation;

/// Where answers of a generation go. Only the surface that made it can read the address.
///
/// @param surface name of the surface, such as `discord`
/// @param channel id of the channel or thread, for quotas; empty where there is none
/// @param address what the surface needs to answer there, as it wrote it (JSON); no secrets that
///   outlive the generation
public record ReplyTo(String surface, String channel, String address) {
  @Override
  public String toString() {
    return "ReplyTo[" + surface + " " + channel + "]";
  }
}
