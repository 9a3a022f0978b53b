package dev.darkroom.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/// JSON that is written while it is sent, files in it included.
final class JsonBody extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode json;
  private long length = -1;

  JsonBody(JsonNode json) {
    this.json = json;
  }

  @Override
  public MediaType contentType() {
    return JSON;
  }

  /// Counted by writing it once to nowhere: some gateways refuse bodies of unknown length.
  @Override
  public long contentLength() throws IOException {
    if (length < 0) {
      var counter = new Counter();
      MAPPER.writeValue(counter, json);
      length = counter.count;
    }
    return length;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    try (var json = MAPPER.createGenerator(sink.outputStream())) {
      json.disable(com.fasterxml.jackson.core.JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      MAPPER.writeValue(json, this.json);
    }
  }

  private static final class Counter extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
    }
  }
}
