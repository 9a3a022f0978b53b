package dev.darkroom.provider.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;

/// A request to a stand-in.
record Ask(String method, HttpUrl url, Headers headers, ByteString body) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static {
    // References come as base64 texts.
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(200_000_000).build());
  }

  static Ask of(RecordedRequest request) {
    var body = request.getBody();
    return new Ask(
        request.getMethod(),
        request.getUrl(),
        request.getHeaders(),
        body == null ? ByteString.EMPTY : body);
  }

  String path() {
    return url.encodedPath();
  }

  boolean is(String method, String pathPattern) {
    return this.method.equals(method) && path().matches(pathPattern);
  }

  String header(String name) {
    var value = headers.get(name);
    return value == null ? "" : value;
  }

  /// The body; a missing node when it is no JSON.
  JsonNode json() {
    try {
      return MAPPER.readTree(body.utf8());
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }
}
