package dev.darkroom.surface.desk;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.ReplyTo;
import dev.darkroom.generation.Requester;
import dev.darkroom.surface.Words;

/// Who stands at the desk.
///
/// @param key names what they do now for ever (the interaction's id): doing it twice does it once
/// @param replyTo where answers go
/// @param words their language
/// @param administrator whether they may change the community's rules
public record Caller(
    String key, Requester requester, ReplyTo replyTo, Words words, boolean administrator) {
  /// The same, doing one of several things at once.
  ///
  /// @param number counted from 1
  public Caller part(int number) {
    return new Caller(key + "-" + number, requester, replyTo, words, administrator);
  }

  public CommunityId community() {
    return requester.member().community();
  }
}
