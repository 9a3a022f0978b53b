package dev.darkroom.provider.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The fields that a request may have: nothing else, nothing missing, nothing of another kind.
final class Fields {
  private final Map<String, Predicate<JsonNode>> known = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();

  Fields must(String name, Predicate<JsonNode> kind) {
    required.add(name);
    return may(name, kind);
  }

  Fields may(String name, Predicate<JsonNode> kind) {
    known.put(name, kind);
    return this;
  }

  /// The first thing that is wrong, in one sentence.
  Optional<String> problem(JsonNode object) {
    if (!object.isObject()) return Optional.of("expected a JSON object");
    for (var name : required) if (!object.has(name)) return Optional.of("missing field " + name);
    for (var field : object.properties()) {
      var kind = known.get(field.getKey());
      if (kind == null) return Optional.of("unknown field " + field.getKey());
      if (!kind.test(field.getValue())) return Optional.of("bad value of " + field.getKey());
    }
    return Optional.empty();
  }

  static Predicate<JsonNode> text() {
    return it -> it.isTextual() && !it.asText().isBlank();
  }

  static Predicate<JsonNode> flag() {
    return JsonNode::isBoolean;
  }

  static Predicate<JsonNode> whole(long min, long max) {
    return it -> it.isIntegralNumber() && it.asLong() >= min && it.asLong() <= max;
  }

  static Predicate<JsonNode> oneOf(String... words) {
    var allowed = Set.of(words);
    return it -> it.isTextual() && allowed.contains(it.asText());
  }

  static Predicate<JsonNode> matching(String pattern) {
    return it -> it.isTextual() && it.asText().matches(pattern);
  }

  /// A list of `min` to `max` items of one kind.
  static Predicate<JsonNode> list(int min, int max, Predicate<JsonNode> kind) {
    return it -> {
      if (!it.isArray() || it.size() < min || it.size() > max) return false;
      for (var item : it) if (!kind.test(item)) return false;
      return true;
    };
  }

  static Predicate<JsonNode> shaped(Fields fields) {
    return it -> fields.problem(it).isEmpty();
  }

  /// A picture in base64 without a prefix.
  static Predicate<JsonNode> base64() {
    return it -> bytes(it.asText()).isPresent();
  }

  /// A picture as a `data:` address.
  static Predicate<JsonNode> dataUri() {
    return it ->
        it.asText().matches("(?s)data:image/(png|jpeg|webp);base64,.*")
            && bytes(afterComma(it.asText())).isPresent();
  }

  static String afterComma(String dataUri) {
    return dataUri.substring(dataUri.indexOf(',') + 1);
  }

  /// The picture's bytes, when the text is base64 of a PNG, JPEG or WebP.
  static Optional<byte[]> bytes(String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64);
      return isPicture(bytes) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static boolean isPicture(byte[] bytes) {
    if (bytes.length < 12) return false;
    var heads = List.of(new int[] {0x89, 'P', 'N', 'G'}, new int[] {0xff, 0xd8, 0xff});
    for (var head : heads) {
      boolean same = true;
      for (int i = 0; i < head.length; i++) same &= (bytes[i] & 0xff) == head[i];
      if (same) return true;
    }
    return bytes[0] == 'R' && bytes[8] == 'W';
  }
}
