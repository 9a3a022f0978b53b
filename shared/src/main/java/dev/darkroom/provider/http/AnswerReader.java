package dev.darkroom.provider.http;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.darkroom.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads JSON from a stranger: bounded in bytes, depth and length of texts, pictures into files,
/// and free of our own keys, which some services repeat in their complaints.
final class AnswerReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  // Gemini's thought signatures are long.
                  .maxStringLength(4 << 20)
                  .maxNameLength(1 << 10)
                  .build())
          .build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final List<Secret> keys;

  AnswerReader(List<Secret> keys) {
    this.keys = keys;
  }

  /// @throws com.fasterxml.jackson.core.JacksonException when it is no JSON
  /// @throws TooLargeException when it is larger than `sizeBytesMax`
  /// @throws IOException when the stream breaks off
  JsonNode read(InputStream answer, long sizeBytesMax, Optional<Spool> spool) throws IOException {
    try (var json = JSON.createParser(new BoundedInput(answer, sizeBytesMax))) {
      if (json.nextToken() == null) throw new JsonParseException(json, "the answer is empty");
      var tree = value(json, "", spool.orElse(null));
      if (json.nextToken() != null) throw new JsonParseException(json, "more follows the answer");
      return tree;
    }
  }

  private JsonNode value(JsonParser json, String field, @Nullable Spool spool) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        var object = NODES.objectNode();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          var name = json.currentName();
          var _ = json.nextToken();
          var _ = object.set(name, value(json, name, spool));
        }
        yield object;
      }
      case START_ARRAY -> {
        var array = NODES.arrayNode();
        while (json.nextToken() != JsonToken.END_ARRAY) array.add(value(json, field, spool));
        yield array;
      }
      case VALUE_STRING ->
          spool != null && spool.fields().contains(field)
              ? decoded(json, spool)
              : NODES.textNode(withoutKeys(json.getText()));
      case VALUE_NUMBER_INT ->
          json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? NODES.textNode(json.getText())
              : NODES.numberNode(json.getLongValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(json.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new JsonParseException(json, "unexpected " + json.currentToken());
      case null -> throw new JsonParseException(json, "the answer breaks off");
    };
  }

  private static POJONode decoded(JsonParser json, Spool spool) throws IOException {
    var file = Files.createTempFile(spool.folder(), "inline-", "");
    try (var out = Files.newOutputStream(file)) {
      var _ = json.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, out);
    } catch (IllegalArgumentException notBase64) {
      throw new JsonParseException(json, "a picture that is not base64", notBase64);
    }
    return new POJONode(file);
  }

  String withoutKeys(String text) {
    var clean = text;
    for (var key : keys) clean = clean.replace(key.reveal(), "***");
    return clean;
  }
}
