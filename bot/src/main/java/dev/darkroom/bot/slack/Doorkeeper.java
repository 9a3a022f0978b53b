package dev.darkroom.bot.slack;

import dev.darkroom.bot.slack.form.WishForm;
import dev.darkroom.bot.slack.web.Channels;
import dev.darkroom.bot.slack.web.Channels.Access;
import dev.darkroom.surface.Label;
import java.util.Optional;

/// Sees to it that a result can be shown, before anything is charged.
final class Doorkeeper {
  private final Channels channels;

  Doorkeeper(Channels channels) {
    this.channels = channels;
  }

  /// Whether somebody gets an answer where they are.
  sealed interface Entry {
    /// @param visitor with the place where the answer goes
    record Open(Visitor visitor) implements Entry {}

    /// @param why says what to do
    record Closed(Label why) implements Entry {}
  }

  Access access(Visit visit) {
    return visit.channel().isEmpty() ? Access.OPEN : channels.access(visit.team(), visit.channel());
  }

  /// @param where what the person chose where the bot may not post, see [WishForm]
  Entry enter(Visitor visitor, Optional<String> where) {
    var visit = visitor.visit();
    if (visit.channel().isEmpty()) return new Entry.Open(visitor);
    var access = access(visit);
    if (access == Access.OPEN) return new Entry.Open(visitor);
    if (where.filter(WishForm.DIRECT::equals).isPresent()) return new Entry.Open(visitor.aside());
    boolean joins = access == Access.JOINABLE && where.filter(WishForm.JOIN::equals).isPresent();
    if (joins && channels.join(visit.team(), visit.channel())) return new Entry.Open(visitor);
    return new Entry.Closed(access == Access.ARCHIVED ? Label.ARCHIVED : Label.NOT_MEMBER);
  }
}
