package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.darkroom.bot.standin.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/// Response URLs: five uses each, within thirty minutes.
final class Responses {
  private static final int USES = 5;
  private static final Duration HOLDS = Duration.ofMinutes(30);
  static final String PATH = "/response/";

  private record Issued(
      Person person, Channel channel, @Nullable Message source, Instant at, AtomicInteger uses) {}

  private final StandInSlack slack;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  Responses(StandInSlack slack) {
    this.slack = slack;
  }

  String issue(Person person, Channel channel, @Nullable Message source) {
    var path = PATH + slack.ids().next("R");
    issued.put(
        path, new Issued(person, channel, source, slack.ids().instant(), new AtomicInteger()));
    return slack.url(path);
  }

  /// How often the most used one was used.
  int usesMax() {
    return issued.values().stream().mapToInt(it -> it.uses().get()).max().orElse(0);
  }

  MockResponse answer(RecordedRequest request) {
    var it = issued.get(request.getUrl().encodedPath());
    if (it == null || request.getBody() == null) return gone("invalid_url");
    if (slack.ids().instant().isAfter(it.at().plus(HOLDS))) return gone("expired_url");
    if (it.uses().incrementAndGet() > USES) return gone("used_url");
    var body = Json.read(request.getBody().utf8());
    var problems = BlockKit.ofMessage(body.path("blocks"), slack::isProcessedImage);
    if (!problems.isEmpty()) {
      slack.problem("response_url: " + problems);
      return Faults.json("{\"ok\":false,\"error\":\"invalid_blocks\"}");
    }
    respond(it.person(), it.channel(), it.source(), body);
    return Faults.json("{\"ok\":true}");
  }

  private static MockResponse gone(String error) {
    return new MockResponse.Builder().code(404).body(error).build();
  }

  void respond(Person person, Channel channel, @Nullable Message source, JsonNode body) {
    var text = body.path("text").asText();
    slack.checkText(text, "response");
    var blocks = body.path("blocks") instanceof ArrayNode given ? given : Json.array();
    if (source != null && body.path("delete_original").asBoolean()) {
      source.delete();
    } else if (source != null && body.path("replace_original").asBoolean()) {
      source.edit(text, blocks);
    } else if (body.path("response_type").asText().equals("in_channel")) {
      channel.posted(body.path("thread_ts").asText(null), text, blocks, List.of());
    } else {
      var thread = body.path("thread_ts").asText(null);
      person.see(
          new Message(
              channel,
              slack.ids().ts(),
              thread,
              channel.workspace().botUser(),
              true,
              text,
              blocks,
              List.of()));
    }
  }
}
