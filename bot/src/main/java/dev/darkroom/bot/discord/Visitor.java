package dev.darkroom.bot.discord;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.ReplyTo;
import dev.darkroom.generation.Requester;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.desk.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.utils.TimeUtil;
import net.dv8tion.jda.api.utils.data.DataObject;

/// Who caused an interaction, and where, as Discord says it. Read from the raw event: JDA leaves
/// out the upload limit, and servers where only the app's commands are.
///
/// @param interaction the `d` of INTERACTION_CREATE
record Visitor(DataObject interaction) {
  /// A token ends after 15 minutes; an answer that begins shortly before would come too late.
  private static final Duration TOKEN_LASTS = Duration.ofMinutes(14).plusSeconds(30);

  /// The smallest limit there is (August 2026), where an interaction says none.
  private static final long SIZE_BYTES_MAX = 10L << 20;

  /// Thread types: announcement, public, private.
  private static final Set<Integer> THREADS = Set.of(10, 11, 12);

  String id() {
    return interaction.getString("id");
  }

  String token() {
    return interaction.getString("token");
  }

  String user() {
    return member()
        .flatMap(it -> it.optObject("user"))
        .or(() -> interaction.optObject("user"))
        .orElseThrow()
        .getString("id");
  }

  /// The reader's own language.
  Words words() {
    return new Words(Locale.forLanguageTag(interaction.getString("locale", "en-US")));
  }

  /// The server, when the bot is a member there.
  Optional<String> guild() {
    var here = interaction.getString("guild_id", "");
    var installed =
        interaction
            .optObject("authorizing_integration_owners")
            .map(owners -> owners.getString("0", ""))
            .orElse(here);
    return here.isEmpty() || !installed.equals(here) ? Optional.empty() : Optional.of(here);
  }

  /// A server where the bot is a member; elsewhere every person is a community of their own, so
  /// that nobody gets a second allowance by going somewhere else.
  CommunityId community() {
    return new CommunityId(
        guild().map(id -> "discord:" + id).orElseGet(() -> "discord:user:" + user()));
  }

  Requester requester() {
    var roles = new HashSet<String>();
    if (guild().isPresent())
      member()
          .flatMap(it -> it.optArray("roles"))
          .ifPresent(array -> array.forEach(role -> roles.add(String.valueOf(role))));
    return new Requester(new MemberId(community(), user()), roles, isModerator());
  }

  /// May manage the server.
  boolean isModerator() {
    return guild().isPresent()
        && member().map(it -> has(it.getUnsignedLong("permissions", 0))).orElse(false);
  }

  private static boolean has(long permissions) {
    return (permissions & (bit(Permission.ADMINISTRATOR) | bit(Permission.MANAGE_SERVER))) != 0;
  }

  /// What the bot lacks to post a result here, by Discord's own name; empty when it may.
  Optional<String> missingPermission() {
    if (guild().isEmpty()) return Optional.empty();
    long may = interaction.getUnsignedLong("app_permissions", -1L);
    if ((may & bit(Permission.ADMINISTRATOR)) != 0) return Optional.empty();
    var send = isThread() ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND;
    for (var needed : List.of(Permission.VIEW_CHANNEL, send, Permission.MESSAGE_ATTACH_FILES))
      if ((may & bit(needed)) == 0) return Optional.of(needed.getName());
    return Optional.empty();
  }

  Address address(boolean hidden) {
    var guild = guild().orElse("");
    // In a server without the bot, only the interaction's answer reaches people.
    boolean foreign = guild.isEmpty() && !interaction.getString("guild_id", "").isEmpty();
    boolean group = interaction.getInt("context", 0) == 2;
    return new Address(
        guild,
        foreign || group ? "" : channel(),
        isThread() ? channelObject().getString("parent_id", "") : "",
        user(),
        token(),
        begun().plus(TOKEN_LASTS).getEpochSecond(),
        interaction.getUnsignedLong("attachment_size_limit", SIZE_BYTES_MAX),
        language(guild, hidden),
        hidden);
  }

  Caller caller(boolean hidden) {
    return caller(address(hidden));
  }

  /// @param address where answers go
  Caller caller(Address address) {
    return new Caller(
        "discord-" + id(),
        requester(),
        new ReplyTo(
            DiscordSurface.NAME,
            // What holds for a channel holds for its threads.
            address.parent().isEmpty() ? channel() : address.parent(),
            address.write()),
        words(),
        isModerator());
  }

  /// Whether a thread can be opened here at all; whether the bot may is Discord's to say.
  boolean mayHaveThread() {
    return guild().isPresent() && !isThread();
  }

  /// What everybody reads is in the server's language.
  private String language(String guild, boolean hidden) {
    var own = interaction.getString("locale", "en-US");
    return guild.isEmpty() || hidden ? own : interaction.getString("guild_locale", own);
  }

  private Instant begun() {
    return TimeUtil.getTimeCreated(Long.parseUnsignedLong(id())).toInstant();
  }

  private Optional<DataObject> member() {
    return interaction.optObject("member");
  }

  private boolean isThread() {
    return THREADS.contains(channelObject().getInt("type", 0));
  }

  private String channel() {
    return interaction.getString("channel_id", channelObject().getString("id", ""));
  }

  private DataObject channelObject() {
    return interaction.optObject("channel").orElseGet(DataObject::empty);
  }

  private static long bit(Permission permission) {
    return permission.getRawValue();
  }
}
