package dev.darkroom.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.model.Message;
import com.slack.api.model.event.AppMentionEvent;
import dev.darkroom.bot.slack.message.Postman;
import dev.darkroom.bot.slack.message.Postman.Place;
import dev.darkroom.catalog.Wish;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.CommunityDesk;
import dev.darkroom.surface.intake.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The bot is mentioned where there are pictures: in the message itself, or in its thread.
final class MentionListener {
  private final Intake intake;
  private final Postman postman;
  private final Wishes wishes;
  private final CommunityDesk communities;

  MentionListener(Intake intake, Postman postman, Wishes wishes, CommunityDesk communities) {
    this.intake = intake;
    this.postman = postman;
    this.wishes = wishes;
    this.communities = communities;
  }

  void register(App app) {
    app.event(
        AppMentionEvent.class,
        (payload, context) -> {
          var event = payload.getEvent();
          // Other bots do not order pictures.
          if (event.getBotId() == null && event.getUser() != null)
            intake.answer(Visit.of(event, context), false, visitor -> mentioned(event, visitor));
          return context.ack();
        });
  }

  private Answer mentioned(AppMentionEvent event, Visitor visitor) {
    var found = pictures(event, visitor.visit());
    if (found.isEmpty()) return FormListener.refused(Label.NO_THREAD_PICTURES, visitor);
    var prompt = plain(String.valueOf(event.getText()));
    if (prompt.isEmpty()) return FormListener.refused(Label.NO_WISH, visitor);
    boolean hidden = communities.isHidden(visitor.community());
    var wanted = Wanted.form(Workflow.TRANSFORM, prompt, Wish.AUTO, found, hidden);
    return wishes.take(wanted, Optional.empty(), false, visitor);
  }

  /// Those of the message itself; where it has none, those that came last in its thread.
  private List<String> pictures(AppMentionEvent event, Visit visit) {
    var own = SlackPictures.in(event.getFiles());
    if (!own.isEmpty() || event.getThreadTs() == null) return own;
    var thread = new Place(visit.team(), visit.channel(), visit.thread());
    return postman.messages(thread, Instant.EPOCH).orElse(List.of()).stream()
        .filter(message -> !isLater(message, event))
        .map(SlackPictures::in)
        .filter(found -> !found.isEmpty())
        .reduce((_, later) -> later)
        .orElse(List.of());
  }

  private static boolean isLater(Message message, AppMentionEvent event) {
    return message.getTs() != null && message.getTs().compareTo(event.getTs()) > 0;
  }

  /// What was typed, without mentions and Slack's escapes.
  private static String plain(String text) {
    return text.replaceAll("<@[A-Z0-9]+(\\|[^>]*)?>", " ")
        .replaceAll("<([^|>]*)\\|([^>]*)>", "$2")
        .replaceAll("[<>]", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .strip();
  }
}
