package dev.darkroom.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.provider.Failure;
import okhttp3.Headers;

/// What came back from a service.
public sealed interface Reply {
  /// The service answered.
  ///
  /// @param json the body; a missing node when the body of an error, or of the answer to an order,
  ///   is no JSON. An answer of 2xx to work or to a question always has JSON
  record Said(int status, JsonNode json, Headers headers) implements Reply {
    /// Whether the status is 2xx.
    public boolean ok() {
      return status / 100 == 2;
    }
  }

  /// No answer that could be read.
  record Lost(Failure failure) implements Reply {}
}
