package dev.darkroom.media.video;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.media.worker.WorkerListener;
import dev.darkroom.media.worker.WorkerTask;
import java.io.IOException;
import java.nio.file.Path;

/// [SmallerClip] as a task of the media worker: takes `clip`, `sizeBytesMax` and `target`, answers
/// whether `written`.
public final class ShrinkClip implements WorkerTask {
  public static final String NAME = "shrink-clip";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JsonNode run(JsonNode input, WorkerListener listener) throws IOException {
    boolean written =
        SmallerClip.write(
            Path.of(input.required("clip").asText()),
            input.required("sizeBytesMax").asLong(),
            Path.of(input.required("target").asText()),
            listener);
    return JsonNodeFactory.instance.objectNode().put("written", written);
  }
}
