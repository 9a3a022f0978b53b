package dev.darkroom.bot.slack.web;

import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import com.slack.api.model.Conversation;
import dev.darkroom.bot.slack.web.Calls.Outcome;

/// Where the bot may post. Asked before anything is charged.
public final class Channels {
  private final Calls api;

  public Channels(Calls api) {
    this.api = api;
  }

  /// Whether results can be shown in a channel.
  public enum Access {
    OPEN,
    /// A public channel where the bot is not a member: it may join by itself.
    JOINABLE,
    ARCHIVED,
    /// A private conversation where the bot is not a member.
    FOREIGN
  }

  /// Where Slack does not say it, the channel is taken to be open: deliveries have fall-backs.
  public Access access(String team, String channel) {
    return switch (api.call(team, slack -> slack.conversationsInfo(it -> it.channel(channel)))) {
      case Outcome.Fine<ConversationsInfoResponse>(var info) ->
          info.getChannel() == null ? Access.OPEN : access(info.getChannel());
      case Outcome.Refused<ConversationsInfoResponse>(var error) ->
          error.equals("missing_scope") ? Access.OPEN : Access.FOREIGN;
      case Outcome.Later<ConversationsInfoResponse> _ -> Access.OPEN;
    };
  }

  private static Access access(Conversation channel) {
    if (channel.isArchived()) return Access.ARCHIVED;
    if (channel.isIm() || channel.isMember()) return Access.OPEN;
    return channel.isPrivate() || channel.isMpim() || channel.isGroup()
        ? Access.FOREIGN
        : Access.JOINABLE;
  }

  /// @return whether the bot is a member now
  public boolean join(String team, String channel) {
    return api.call(team, slack -> slack.conversationsJoin(it -> it.channel(channel)))
        instanceof Outcome.Fine<?>;
  }

  /// The conversation of the bot with one person.
  public Outcome<String> direct(String team, String user) {
    return switch (api.call(
        team, slack -> slack.conversationsOpen(it -> it.users(java.util.List.of(user))))) {
      case Outcome.Fine<ConversationsOpenResponse>(var opened) ->
          new Outcome.Fine<>(opened.getChannel().getId());
      case Outcome.Refused<ConversationsOpenResponse>(var error) -> new Outcome.Refused<>(error);
      case Outcome.Later<ConversationsOpenResponse>(var after, var why, _) ->
          new Outcome.Later<>(after, why);
    };
  }
}
