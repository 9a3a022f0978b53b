package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.darkroom.bot.standin.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.RecordedRequest;

/// One Web API call of the bot, taken apart.
///
/// @param method `chat.postMessage`
/// @param token what it was authorised with; empty when with nothing
/// @param arguments by name, as text; what is JSON in a form stays text
public record Call(String method, String token, Map<String, String> arguments) {
  public Call {
    arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
  }

  static Call of(RecordedRequest request, String method) {
    var arguments = new TreeMap<String, String>();
    var body = request.getBody();
    var text = body == null ? "" : body.utf8();
    var type = Objects.requireNonNullElse(request.getHeaders().get("Content-Type"), "");
    if (type.startsWith("application/json")) readJson(text, arguments);
    else readForm(text, arguments);
    var header = Objects.requireNonNullElse(request.getHeaders().get("Authorization"), "");
    if (header.startsWith("Basic ")) readBasic(header, arguments);
    var token =
        header.startsWith("Bearer ")
            ? header.substring("Bearer ".length())
            : arguments.getOrDefault("token", "");
    return new Call(method, token, arguments);
  }

  private static void readJson(String text, Map<String, String> into) {
    Json.read(text)
        .properties()
        .forEach(it ->
            into.put(
                it.getKey(),
                it.getValue().isTextual() ? it.getValue().asText() : it.getValue().toString()));
  }

  private static void readForm(String text, Map<String, String> into) {
    for (var pair : text.split("&", -1)) {
      if (pair.isEmpty()) continue;
      var parts = pair.split("=", 2);
      into.put(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
    }
  }

  /// How an app says who it is, where it has no token yet.
  private static void readBasic(String header, Map<String, String> into) {
    var text =
        new String(
            Base64.getDecoder().decode(header.substring("Basic ".length())),
            StandardCharsets.UTF_8);
    int colon = text.indexOf(':');
    into.put("client_id", text.substring(0, colon));
    into.put("client_secret", text.substring(colon + 1));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// An argument that may be left out.
  public Optional<String> arg(String name) {
    return Optional.ofNullable(arguments.get(name)).filter(it -> !it.isEmpty());
  }

  /// An argument that Slack insists on.
  String need(String name) {
    return arg(name)
        .orElseThrow(() ->
            new Refusal(
                "invalid_arguments", java.util.List.of("[ERROR] missing required field: " + name)));
  }

  boolean flag(String name) {
    return arg(name).filter(it -> it.equals("true") || it.equals("1")).isPresent();
  }

  /// An argument that holds JSON; missing when it is not there.
  public JsonNode json(String name) {
    return arg(name).map(Json::read).orElse(MissingNode.getInstance());
  }

  @Override
  public String toString() {
    return method + " " + arguments;
  }
}
