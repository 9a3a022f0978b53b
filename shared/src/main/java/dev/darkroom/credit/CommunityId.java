package dev.darkroom.credit;

/// A Discord server (`discord:123`), a Slack workspace (`slack:T1`), or this machine's own
/// community (`local`).
public record CommunityId(String value) {
  /// The community of the command line and the playground page.
  public static final CommunityId LOCAL = new CommunityId("local");

  public CommunityId {
    if (value.isBlank() || value.length() > 100)
      throw new IllegalArgumentException("not a community id");
  }
}
