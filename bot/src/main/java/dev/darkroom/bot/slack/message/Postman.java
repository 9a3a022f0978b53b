package dev.darkroom.bot.slack.message;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.util.json.GsonFactory;
import dev.darkroom.bot.slack.web.Calls;
import dev.darkroom.bot.slack.web.Calls.Outcome;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.surface.Sent;
import dev.darkroom.surface.card.ButtonIds;
import dev.darkroom.surface.card.Card;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Brings cards to where they belong.
public final class Postman {
  /// What Slack advises at most, and how often that is asked for.
  private static final int PAGE = 200;

  private static final int PAGES_MAX = 20;

  /// Slack's clock and ours.
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private static final Duration AGAIN = Duration.ofSeconds(20);

  private final Calls api;
  private final ActionResponseSender responses;

  /// @param slack with the settings of the connection
  public Postman(Calls api, Slack slack) {
    this.api = api;
    this.responses = new ActionResponseSender(slack);
  }

  /// Where a message goes.
  ///
  /// @param thread the parent's time stamp; empty for a message of its own
  public record Place(String team, String channel, String thread) {}

  /// As a message for all in that place.
  public Sent post(Place place, Card card) {
    return api.callOnce(
            place.team(),
            slack ->
                slack.chatPostMessage(it ->
                    (place.thread().isEmpty() ? it : it.threadTs(place.thread()))
                        .channel(place.channel())
                        .text(CardBlocks.plain(card))
                        .blocks(CardBlocks.of(card))
                        .unfurlLinks(false)
                        .unfurlMedia(false)))
        .sent((ChatPostMessageResponse done) -> new Sent.Done(done.getChannel(), done.getTs()));
  }

  /// In place of what a message showed. Repeating it changes nothing.
  public Sent change(String team, String channel, String message, Card card) {
    return api.call(
            team,
            slack ->
                slack.chatUpdate(it ->
                    it.channel(channel)
                        .ts(message)
                        .text(CardBlocks.plain(card))
                        .blocks(CardBlocks.of(card))))
        .sent((ChatUpdateResponse done) -> new Sent.Done(channel, message));
  }

  /// Takes a message away.
  public Sent remove(String team, String channel, String message) {
    return api.call(team, slack -> slack.chatDelete(it -> it.channel(channel).ts(message)))
        .sent(_ -> new Sent.Done(channel, message));
  }

  /// For one person alone, in a conversation where the bot is.
  public Sent whisper(Place place, String user, Card card) {
    return api.call(
            place.team(),
            slack ->
                slack.chatPostEphemeral(it ->
                    (place.thread().isEmpty() ? it : it.threadTs(place.thread()))
                        .channel(place.channel())
                        .user(user)
                        .text(CardBlocks.plain(card))
                        .blocks(CardBlocks.of(card))))
        .sent(_ -> new Sent.Done(place.channel(), ""));
  }

  /// For one person alone, by the address that came with what they did. It takes five answers.
  public Sent respond(String responseUrl, Card card) {
    var response =
        ActionResponse.builder()
            .responseType("ephemeral")
            .replaceOriginal(false)
            .text(CardBlocks.plain(card))
            .blocks(CardBlocks.of(card))
            .build();
    try {
      var answer = responses.send(responseUrl, response);
      int status = answer.getCode();
      if (status == 200) return new Sent.Done("", "");
      return status == 429 || status >= 500
          ? new Sent.Later(AGAIN, "HTTP " + status)
          : new Sent.Closed("response_url answered " + status);
    } catch (IOException broken) {
      return new Sent.Later(AGAIN, broken.toString());
    }
  }

  /// Whether a message is the ending of a generation: ours are known by their buttons.
  public static boolean isEnding(Message message, GenerationId generation) {
    return ButtonIds.isEnding(blocks(message), generation);
  }

  /// Whether a message is the status of a generation.
  public static boolean isStatus(Message message, GenerationId generation) {
    return ButtonIds.isStatus(blocks(message), generation);
  }

  private static String blocks(Message message) {
    var blocks = message.getBlocks();
    return blocks == null ? "" : GsonFactory.createSnakeCase().toJson(blocks);
  }

  /// The first of the messages that is meant, as what was sent.
  public static Optional<Sent> standing(
      Place place, Optional<List<Message>> messages, Predicate<Message> meant) {
    return messages.stream()
        .flatMap(List::stream)
        .filter(meant)
        .findFirst()
        .map(message -> new Sent.Done(place.channel(), message.getTs()));
  }

  /// Messages of a thread or a channel since then, thousands at most; empty where the bot may not
  /// read.
  public Optional<List<Message>> messages(Place place, Instant since) {
    var from = since.minus(CLOCKS_APART).getEpochSecond();
    var oldest = Math.max(0, from) + ".000000";
    var found = new ArrayList<Message>();
    var cursor = Optional.of("");
    for (int page = 0; page < PAGES_MAX && cursor.isPresent(); page++) {
      var read =
          place.thread().isEmpty()
              ? history(place, oldest, cursor.get())
              : replies(place, oldest, cursor.get());
      if (read.isEmpty()) return Optional.empty();
      found.addAll(read.get().messages());
      cursor = read.get().next();
    }
    return Optional.of(List.copyOf(found));
  }

  /// Some messages.
  ///
  /// @param next where more of them are
  private record Page(List<Message> messages, Optional<String> next) {
    static Page of(List<Message> messages, @Nullable ResponseMetadata more) {
      var cursor = more == null ? null : more.getNextCursor();
      return new Page(messages, Optional.ofNullable(cursor).filter(it -> !it.isEmpty()));
    }
  }

  private Optional<Page> replies(Place place, String oldest, String cursor) {
    return api.call(
                place.team(),
                slack ->
                    slack.conversationsReplies(it ->
                        it.channel(place.channel())
                            .ts(place.thread())
                            .oldest(oldest)
                            .cursor(cursor)
                            .limit(PAGE)))
            instanceof Outcome.Fine<ConversationsRepliesResponse>(var found)
        ? Optional.of(Page.of(found.getMessages(), found.getResponseMetadata()))
        : Optional.empty();
  }

  private Optional<Page> history(Place place, String oldest, String cursor) {
    return api.call(
                place.team(),
                slack ->
                    slack.conversationsHistory(it ->
                        it.channel(place.channel()).oldest(oldest).cursor(cursor).limit(PAGE)))
            instanceof Outcome.Fine<ConversationsHistoryResponse>(var found)
        ? Optional.of(Page.of(found.getMessages(), found.getResponseMetadata()))
        : Optional.empty();
  }
}
