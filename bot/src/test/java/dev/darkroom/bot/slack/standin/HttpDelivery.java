package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.darkroom.bot.standin.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;

/// Slack as a caller: posts what happens to the bot's address, signed.
public final class HttpDelivery {
  private static final String FORM = "application/x-www-form-urlencoded";

  /// A request as it goes over the wire; a test may change any part of it.
  public record Post(
      String address, String type, String body, String timestamp, String signature) {}

  private final String address;
  private final String secret;
  private final OkHttpClient http = new OkHttpClient();

  HttpDelivery(String address, String secret) {
    this.address = address;
    this.secret = secret;
  }

  /// Posts it, and hands the answer on.
  void deliver(Interaction interaction) {
    interaction.sent();
    var _ =
        Thread.ofVirtual()
            .start(() -> {
              var answer = send(signed(interaction, InstantSource.system().instant()));
              if (answer.status() == 200) interaction.acknowledged(payload(answer.body()));
            });
  }

  /// The request for it, as if sent at a time.
  public Post signed(Interaction interaction, Instant at) {
    return switch (interaction.kind()) {
      case "slash_commands" -> signed(FORM, form(interaction.payload()), at);
      case "interactive" -> signed(FORM, "payload=" + encode(interaction.payload().toString()), at);
      default -> signed("application/json", interaction.payload().toString(), at);
    };
  }

  /// Any body, signed as Slack does.
  public Post signed(String type, String body, Instant at) {
    var timestamp = Long.toString(at.getEpochSecond());
    return new Post(address, type, body, timestamp, signature(timestamp, body, secret));
  }

  static String signature(String timestamp, String body, String secret) {
    return "v0="
        + ByteString.encodeUtf8("v0:" + timestamp + ":" + body)
            .hmacSha256(ByteString.encodeUtf8(secret))
            .hex();
  }

  /// What came back.
  public record Answer(int status, String body) {}

  public Answer send(Post post) {
    var body =
        RequestBody.create(
            post.body().getBytes(StandardCharsets.UTF_8), MediaType.get(post.type()));
    var request =
        new Request.Builder()
            .url(post.address())
            .header("X-Slack-Request-Timestamp", post.timestamp())
            .header("X-Slack-Signature", post.signature())
            .post(body)
            .build();
    try (var response = http.newCall(request).execute()) {
      return new Answer(response.code(), response.body().string());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String form(JsonNode payload) {
    return payload.properties().stream()
        .map(it -> it.getKey() + "=" + encode(it.getValue().asText()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode payload(String body) {
    if (body.isBlank()) return MissingNode.getInstance();
    return body.startsWith("{") ? Json.read(body) : Json.object("text", body);
  }
}
