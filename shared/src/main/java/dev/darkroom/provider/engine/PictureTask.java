package dev.darkroom.provider.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.darkroom.media.worker.WorkerListener;
import dev.darkroom.media.worker.WorkerTask;
import dev.darkroom.provider.engine.pixel.Threads;
import java.io.IOException;

/// Makes one picture in the media worker process.
public final class PictureTask implements WorkerTask {
  static final String NAME = "engine-picture";
  static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  private static final int THREADS_MAX = 4;

  @Override
  public String name() {
    return NAME;
  }

  /// Answers the path of the file that was written.
  @Override
  public JsonNode run(JsonNode input, WorkerListener listener) throws IOException {
    var order = JSON.treeToValue(input, RenderOrder.class);
    int cores = Runtime.getRuntime().availableProcessors();
    try (var threads = new Threads(Math.clamp(cores, 1, THREADS_MAX))) {
      return new TextNode(new Renderer(threads).render(order, listener).toString());
    }
  }
}
