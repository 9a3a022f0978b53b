package dev.darkroom.provider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.catalog.Ratio;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.media.OddFiles;
import dev.darkroom.media.Region;
import dev.darkroom.media.worker.InlineMediaWorkers;
import dev.darkroom.media.worker.ProcessMediaWorkers;
import dev.darkroom.media.worker.WorkerSettings;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderTask;
import dev.darkroom.provider.SampleTask;
import dev.darkroom.provider.engine.look.PromptReader;
import dev.darkroom.provider.engine.pixel.Palette;
import dev.darkroom.provider.engine.pixel.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The built-in engine as the queue sees it.
final class EngineProviderTest {
  private static final ProgressListener PATIENT = _ -> true;
  private static final Region SIGN = new Region(300, 180, 160, 90);

  private final EngineProvider engine =
      new EngineProvider(new InlineMediaWorkers(), Photographs.WORDS, Photographs.FILM_WORDS);

  @TempDir Path folder;

  private ProviderTask task(String prompt) {
    return SampleTask.picture("pictures").prompt(prompt).in(folder, "engine");
  }

  static ProviderTask with(
      ProviderTask task, Workflow workflow, List<Path> references, Optional<Region> region) {
    return new ProviderTask(
        task.key(),
        workflow,
        task.model(),
        task.route(),
        task.prompt(),
        references,
        task.size(),
        task.ratio(),
        task.count(),
        task.seed(),
        task.length(),
        region,
        task.folder());
  }

  private ProviderAnswer.Finished finished(ProviderTask task) {
    var answer = engine.submit(task, PATIENT);
    assertThat(answer).isInstanceOf(ProviderAnswer.Finished.class);
    return (ProviderAnswer.Finished) answer;
  }

  private static String note(String prompt) {
    return new PromptReader(Photographs.WORDS).read(prompt, false).note();
  }

  @ParameterizedTest
  @CsvSource({"1K, 1024", "2K, 2048", "4K, 4096"})
  void aSizeIsTheLongSideInPixels(String size, int longSidePx) {
    var task = SampleTask.picture("pictures").prompt("sepia").size(size).in(folder, "engine");

    var made = Pixels.read(finished(task).outputs().getFirst().file());

    assertThat(made.getWidth()).isEqualTo(longSidePx);
    assertThat(made.getHeight()).isEqualTo(longSidePx * 3 / 4);
  }

  @Test
  void aRatioCropsAndKeepsTheLongSide() {
    var task = SampleTask.picture("pictures").prompt("warm").ratio("9:16").in(folder, "engine");

    var made = Pixels.read(finished(task).outputs().getFirst().file());

    assertThat(made.getHeight()).isEqualTo(1024);
    assertThat(made.getWidth()).isEqualTo(576);
    assertThat(task.ratio()).contains(Ratio.parse("9:16"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aCountGivesThatManyTakesWithSeedsOfTheirOwn(int count) {
    var task = SampleTask.picture("pictures").prompt("warm").count(count).in(folder, "engine");

    var outputs = finished(task).outputs();

    assertThat(outputs).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(outputs.get(i).seed()).hasValue(SampleTask.SEED + i);
      for (int j = 0; j < i; j++)
        assertThat(
                Pixels.difference(
                    Pixels.read(outputs.get(i).file()), Pixels.read(outputs.get(j).file())))
            .as("outputs %d and %d", i, j)
            .isGreaterThan(4);
    }
  }

  @Test
  void aRepeatWritesTheSameFileAgain() throws IOException {
    var task = task("golden hour, pencil");
    var file = finished(task).outputs().getFirst().file();
    var first = Files.readAllBytes(file);

    assertThat(finished(task).outputs().getFirst().file()).isEqualTo(file);
    assertThat(file).hasBinaryContent(first);
  }

  @Test
  void theNoteSaysWhatWasReadAndWhatWasNot() {
    assertThat(note("winter light, oil on canvas"))
        .isEqualTo("read «winter» (mood) and «oil» (style) from the prompt");
    assertThat(note("a pencil sketch, or rather a watercolour"))
        .isEqualTo(
            "read «pencil» (style) from the prompt; left out «watercolour», which would fight"
                + " with it");
    assertThat(note("a purple dinosaur that juggles"))
        .isEqualTo(
            "the prompt names no effect that this engine knows, so it used «cinematic» (mood)");
    assertThat(finished(task("qwertz")).outputs().getFirst().note()).contains(note("qwertz"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "remove this",
        "blur the face",
        "pixelate it",
        "make it red",
        "the sign says “OPEN”",
        "oil painting",
        "film noir"
      })
  void anEditChangesItsRegionAndNotOnePixelOutside(String prompt) {
    var photo = OddFiles.file(folder, "coffee.jpg", OddFiles.sample("coffee-product.jpg"));
    var before = Pixels.read(photo);

    var task = with(task(prompt), Workflow.EDIT, List.of(photo), Optional.of(SIGN));
    var after = Pixels.read(finished(task).outputs().getFirst().file());

    assertThat(Pixels.changedOutside(before, after, SIGN)).isZero();
    assertThat(Pixels.difference(Pixels.inside(before, SIGN), Pixels.inside(after, SIGN)))
        .isGreaterThan(1);
  }

  @Test
  void aRegionOutsideThePictureIsThePersonsMistake() {
    var task = task("remove this");
    var region = Optional.of(new Region(600, 10, 100, 100));

    var answer = engine.submit(with(task, Workflow.EDIT, task.references(), region), PATIENT);

    assertThat(answer)
        .isInstanceOfSatisfying(
            ProviderAnswer.Failed.class,
            failed -> {
              assertThat(failed.failure().kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
              assertThat(failed.failure().detail()).contains("640 x 480");
            });
  }

  @Test
  void severalReferencesMoveThePaletteToWhatTheyShare() {
    var mountain = OddFiles.file(folder, "mountain.jpg", OddFiles.sample("mountain-day.jpg"));
    var coffee = OddFiles.file(folder, "coffee.jpg", OddFiles.sample("coffee-product.jpg"));
    // Sharper is the same for both and hardly touches the palette.
    var alone = with(task("sharp"), Workflow.TRANSFORM, List.of(mountain), Optional.empty());
    var both = with(task("sharp"), Workflow.TRANSFORM, List.of(mountain, coffee), Optional.empty());

    var without = finished(alone).outputs().getFirst();
    var with = finished(both).outputs().getFirst();

    var shared =
        Palette.shared(
            List.of(palette(mountain), palette(coffee)), new ArrayList<>(List.of(1.0, 1.0)));
    assertThat(palette(with.file()).distance(shared))
        .isLessThan(0.5 * palette(without.file()).distance(shared));
    assertThat(with.note().orElseThrow())
        .endsWith("palette and tone moved to what the 2 references share");
    assertThat(without.note().orElseThrow()).doesNotContain("references");
  }

  private static Palette palette(Path file) {
    return Palette.of(Picture.of(Pixels.read(file)));
  }

  @Test
  void enlargingKeepsThePictureAsItIs() {
    var task = task("anything");
    var large = finished(with(task, Workflow.UPSCALE, task.references(), Optional.empty()));

    var made = Pixels.read(large.outputs().getFirst().file());

    var before = Pixels.tone(Pixels.read(task.references().getFirst()));
    assertThat(made.getWidth()).isEqualTo(1024);
    assertThat(Pixels.tone(made).light()).isCloseTo(before.light(), within(1.0));
    assertThat(Pixels.tone(made).warmth()).isCloseTo(before.warmth(), within(1.0));
    assertThat(large.outputs().getFirst().note().orElseThrow()).contains("enlarged to 1K");
  }

  @Test
  void aCancelledRenderEndsSoonAndLeavesNoPicture() throws IOException {
    var settings = new WorkerSettings(1, 512, Duration.ofMinutes(1), List.of());
    try (var workers = new ProcessMediaWorkers(settings)) {
      var isolated = new EngineProvider(workers, Photographs.WORDS, Photographs.FILM_WORDS);
      var task = SampleTask.picture("pictures").prompt("oil").count(4).in(folder, "engine");

      var answer = isolated.submit(task, progress -> progress.share().orElse(0) < 0.02);

      assertThat(answer)
          .isInstanceOfSatisfying(
              ProviderAnswer.Failed.class,
              failed -> assertThat(failed.failure().kind()).isEqualTo(Failure.Kind.CANCELLED));
      try (var files = Files.list(task.folder())) {
        assertThat(files).isEmpty();
      }
    }
  }
}
