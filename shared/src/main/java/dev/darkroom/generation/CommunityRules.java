package dev.darkroom.generation;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import java.util.List;
import java.util.Optional;

/// What moderators decided about how their community is served.
///
/// @param channels ids of those in which requests are taken; none is everywhere
/// @param models ids of those that may be used; none is every one
/// @param confirmAbove a price above this must be accepted first; empty is the operator's limit
/// @param look id of the look that is put on pictures which name none
/// @param hidden whether results are for who asked alone, unless that person wants it otherwise
public record CommunityRules(
    CommunityId community,
    List<String> channels,
    List<String> models,
    Optional<Credits> confirmAbove,
    Optional<String> look,
    boolean hidden) {
  /// Most channels, and most models, that can be named.
  public static final int NAMED_MAX = 50;

  public CommunityRules {
    channels = channels.stream().distinct().sorted().toList();
    models = models.stream().distinct().sorted().toList();
    if (channels.size() > NAMED_MAX || models.size() > NAMED_MAX)
      throw new IllegalArgumentException("at most " + NAMED_MAX + " channels and models");
  }

  /// Of a community whose moderators decided nothing.
  public static CommunityRules none(CommunityId community) {
    return new CommunityRules(
        community, List.of(), List.of(), Optional.empty(), Optional.empty(), false);
  }

  /// The same under another name of the community, where other channels are allowed.
  public CommunityRules in(CommunityId name, List<String> itsChannels) {
    return new CommunityRules(name, itsChannels, models, confirmAbove, look, hidden);
  }

  /// Whether requests are taken there; what comes from no channel always is.
  boolean allowsChannel(String channel) {
    return channels.isEmpty() || channel.isEmpty() || channels.contains(channel);
  }

  boolean allowsModel(String model) {
    return models.isEmpty() || models.contains(model);
  }
}
