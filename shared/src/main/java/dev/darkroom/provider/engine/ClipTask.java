package dev.darkroom.provider.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.darkroom.media.codec.Decoder;
import dev.darkroom.media.worker.WorkerListener;
import dev.darkroom.media.worker.WorkerTask;
import dev.darkroom.provider.engine.film.Film;
import dev.darkroom.provider.engine.film.FilmOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// Makes one clip in the media worker process.
public final class ClipTask implements WorkerTask {
  static final String NAME = "engine-clip";

  @Override
  public String name() {
    return NAME;
  }

  /// Answers the line that says which motion and sound were read from the prompt.
  @Override
  public JsonNode run(JsonNode input, WorkerListener listener) throws IOException {
    var order = PictureTask.JSON.treeToValue(input, ClipOrder.class);
    var film =
        new FilmOrder(
            Decoder.read(Path.of(order.reference())),
            order.prompt(),
            order.seed(),
            Duration.ofMillis(order.lengthMillis()),
            order.shortSidePx());
    return new TextNode(new Film(order.vocabulary()).make(film, Path.of(order.target()), listener));
  }
}
