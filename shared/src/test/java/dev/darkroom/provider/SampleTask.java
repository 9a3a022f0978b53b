package dev.darkroom.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.catalog.Model;
import dev.darkroom.catalog.Prices;
import dev.darkroom.catalog.Ratio;
import dev.darkroom.catalog.Route;
import dev.darkroom.catalog.Size;
import dev.darkroom.catalog.Task;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.PictureLimits;
import dev.darkroom.media.SamplePictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A task for a provider under test, changed one thing at a time.
///
/// @param options JSON of the route's options
/// @param length zero for pictures
public record SampleTask(
    String remoteModel,
    String options,
    String prompt,
    int references,
    String size,
    String ratio,
    int count,
    Duration length,
    boolean sound) {
  public static final long SEED = 4_242;

  public static SampleTask picture(String remoteModel) {
    return new SampleTask(remoteModel, "{}", "a rainy night", 1, "1K", "", 1, Duration.ZERO, false);
  }

  public static SampleTask clip(String remoteModel, int seconds) {
    return new SampleTask(
        remoteModel, "{}", "it drifts away", 1, "720p", "", 1, Duration.ofSeconds(seconds), true);
  }

  public SampleTask options(String json) {
    return new SampleTask(remoteModel, json, prompt, references, size, ratio, count, length, sound);
  }

  public SampleTask prompt(String words) {
    return new SampleTask(
        remoteModel, options, words, references, size, ratio, count, length, sound);
  }

  public SampleTask references(int number) {
    return new SampleTask(remoteModel, options, prompt, number, size, ratio, count, length, sound);
  }

  public SampleTask size(String name) {
    return new SampleTask(
        remoteModel, options, prompt, references, name, ratio, count, length, sound);
  }

  public SampleTask ratio(String text) {
    return new SampleTask(
        remoteModel, options, prompt, references, size, text, count, length, sound);
  }

  public SampleTask count(int number) {
    return new SampleTask(
        remoteModel, options, prompt, references, size, ratio, number, length, sound);
  }

  public SampleTask silent() {
    return new SampleTask(
        remoteModel, options, prompt, references, size, ratio, count, length, false);
  }

  /// The task, its references drawn and its folder made below `folder`.
  public ProviderTask in(Path folder, String provider) {
    try {
      var files = new ArrayList<Path>();
      for (int i = 0; i < references; i++)
        files.add(
            i == 0
                ? SamplePictures.jpeg(folder, 640, 480, i)
                : SamplePictures.png(folder, 400, 300, i));
      var route = new Route(provider, remoteModel, new ObjectMapper().readTree(options));
      return new ProviderTask(
          "7-1",
          length.isZero() ? Workflow.TRANSFORM : Workflow.ANIMATE,
          model(route),
          route,
          prompt,
          files,
          new Size(size),
          Optional.of(ratio).filter(it -> !it.isEmpty()).map(Ratio::parse),
          count,
          SEED,
          length,
          Optional.empty(),
          Files.createTempDirectory(folder, "work-"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Model model(Route route) {
    var price = new Prices.Price(Credits.of(18), Dollars.NONE);
    return new Model(
        "sample",
        "Sample",
        Set.of(Workflow.TRANSFORM, Workflow.ANIMATE),
        Task.STYLE,
        4,
        List.of(new Size(size)),
        List.of(),
        4,
        Model.SeedUse.BEST_EFFORT,
        sound,
        length.isZero() ? List.of() : List.of(length),
        false,
        2_000,
        new PictureLimits(4_096, 16_777_216, 7L << 20, Set.of(MediaType.JPEG, MediaType.PNG)),
        "",
        "",
        List.of(route),
        new Prices(Map.of(new Size(size), price), Duration.ZERO),
        Duration.ofSeconds(20),
        Duration.ofMinutes(5),
        true);
  }
}
