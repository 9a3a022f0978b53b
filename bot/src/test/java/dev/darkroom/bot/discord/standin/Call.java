package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.darkroom.bot.standin.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.MultipartReader;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/// One REST call of the bot, taken apart.
///
/// @param method `GET`
/// @param route the path with names for its changing parts, as the official schema writes it
/// @param parts the changing parts of the path
/// @param query what stood behind the question mark
/// @param files by number
/// @param arrivedNanos when, on the monotonic clock
record Call(
    String method,
    String route,
    Map<String, String> parts,
    Map<String, String> query,
    JsonNode body,
    Map<Integer, Upload> files,
    Optional<String> authorization,
    long arrivedNanos) {
  private static final Pattern FILE =
      Pattern.compile("name=\"files\\[(\\d+)]\"; filename=\"(.*)\"");

  static Call of(RecordedRequest request, String route, Matcher path, long arrivedNanos) {
    var parts = new TreeMap<String, String>();
    path.namedGroups().keySet().forEach(name -> parts.put(name, path.group(name)));
    var query = new TreeMap<String, String>();
    var url = request.getUrl();
    url.queryParameterNames()
        .forEach(name -> query.put(name, Objects.requireNonNullElse(url.queryParameter(name), "")));
    var files = new TreeMap<Integer, Upload>();
    return new Call(
        request.getMethod(),
        route,
        parts,
        query,
        body(request, files),
        files,
        Optional.ofNullable(request.getHeaders().get("Authorization")),
        arrivedNanos);
  }

  /// A changing part of the path.
  String part(String name) {
    return Objects.requireNonNull(parts.get(name.replace("_", "")), name);
  }

  /// Method and route, as faults are ordered for.
  String name() {
    return method + " " + route;
  }

  private static JsonNode body(RecordedRequest request, Map<Integer, Upload> files) {
    var bytes = request.getBody();
    if (bytes == null || bytes.size() == 0) return MissingNode.getInstance();
    var type = Objects.requireNonNullElse(request.getHeaders().get("Content-Type"), "");
    if (!type.startsWith("multipart/form-data")) return Json.read(bytes.utf8());
    var boundary = type.replaceFirst(".*boundary=\"?([^\";]+)\"?.*", "$1");
    try (var reader = new MultipartReader(new Buffer().write(bytes), boundary)) {
      return parts(reader, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parts(MultipartReader reader, Map<Integer, Upload> files)
      throws IOException {
    JsonNode body = MissingNode.getInstance();
    for (var part = reader.nextPart(); part != null; part = reader.nextPart()) {
      var file = file(part.headers());
      if (file == null) body = Json.read(part.body().readUtf8());
      else
        files.put(
            Integer.parseInt(file.group(1)),
            new Upload(file.group(2), part.body().readByteArray()));
    }
    return body;
  }

  private static @Nullable Matcher file(Headers headers) {
    var matcher = FILE.matcher(Objects.requireNonNullElse(headers.get("Content-Disposition"), ""));
    return matcher.find() ? matcher : null;
  }
}
