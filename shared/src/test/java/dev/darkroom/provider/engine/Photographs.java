package dev.darkroom.provider.engine;

import dev.darkroom.media.OddFiles;
import dev.darkroom.media.worker.WorkerListener;
import dev.darkroom.provider.engine.film.FilmVocabulary;
import dev.darkroom.provider.engine.film.FilmVocabularyFile;
import dev.darkroom.provider.engine.look.PromptReader;
import dev.darkroom.provider.engine.look.Vocabulary;
import dev.darkroom.provider.engine.look.VocabularyFile;
import dev.darkroom.provider.engine.pixel.Threads;
import dev.darkroom.settings.ConfigFixture;
import dev.darkroom.settings.ConfigFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Real photographs through the engine with the released words, small enough to be many.
final class Photographs {
  static final Vocabulary WORDS = VocabularyFile.read(section("vocabulary"));
  static final FilmVocabulary FILM_WORDS = FilmVocabularyFile.read(section("film"));

  private final Path folder;
  private final int longSidePx;

  Photographs(Path folder, int longSidePx) {
    this.folder = folder;
    this.longSidePx = longSidePx;
  }

  private static com.fasterxml.jackson.databind.JsonNode section(String name) {
    var config = new ConfigFolder(ConfigFixture.RELEASED, Map.of("DARKROOM_BIND", "127.0.0.1"));
    return config.file("looks.yaml").json(name).orElseThrow();
  }

  Path mountain() {
    return OddFiles.file(folder, "mountain.jpg", OddFiles.sample("mountain-day.jpg"));
  }

  Path coffee() {
    return OddFiles.file(folder, "coffee.jpg", OddFiles.sample("coffee-product.jpg"));
  }

  /// The mountain as `prompt` and `seed` make it.
  BufferedImage make(String prompt, long seed) {
    return Pixels.read(file(prompt, seed, 2));
  }

  /// The mountain, only brought to size.
  BufferedImage untouched() {
    var order = order(Path.of("untouched"), "", 1);
    return Pixels.read(
        render(
            new RenderOrder(
                order.references(),
                order.target(),
                List.of(),
                order.edit(),
                order.region(),
                order.colour(),
                order.text(),
                order.ratio(),
                order.longSidePx(),
                order.seed()),
            2));
  }

  Path file(String prompt, long seed, int threads) {
    return render(order(Path.of("made-" + threads), prompt, seed), threads);
  }

  private RenderOrder order(Path name, String prompt, long seed) {
    var reading = new PromptReader(WORDS).read(prompt, false);
    return new RenderOrder(
        List.of(mountain().toString()),
        folder.resolve(name).toString(),
        reading.steps(),
        reading.edit(),
        Optional.empty(),
        reading.colour(),
        reading.text(),
        Optional.empty(),
        longSidePx,
        seed);
  }

  private static Path render(RenderOrder order, int threads) {
    try (var pool = new Threads(threads)) {
      return new Renderer(pool).render(order, WorkerListener.SILENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
