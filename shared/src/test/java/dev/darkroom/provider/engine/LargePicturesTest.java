package dev.darkroom.provider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.catalog.Workflow;
import dev.darkroom.media.OddFiles;
import dev.darkroom.media.Region;
import dev.darkroom.media.worker.ProcessMediaWorkers;
import dev.darkroom.media.worker.WorkerSettings;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.SampleTask;
import dev.darkroom.provider.engine.look.Effect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The largest pictures that are sold, square and from a square one, in a worker of the usual 512
/// MB. `-Ddarkroom.test.large-looks=all` tries every effect, which takes minutes.
final class LargePicturesTest {
  private static final int SIDE_PX = 4096;
  private static final WorkerSettings USUAL =
      new WorkerSettings(1, 512, Duration.ofMinutes(1), List.of());

  @TempDir static Path folder;
  private static Path photo;
  private static ProcessMediaWorkers workers;

  @BeforeAll
  static void takeALargePhotograph() {
    photo =
        OddFiles.file(
            folder, "large.jpg", OddFiles.coded(OddFiles.photo(SIDE_PX, SIDE_PX, 1), "jpg"));
    workers = new ProcessMediaWorkers(USUAL);
  }

  @AfterAll
  static void closeTheWorkers() {
    workers.close();
  }

  static Stream<String> looks() {
    return System.getProperty("darkroom.test.large-looks", "").equals("all")
        ? Photographs.WORDS.effects().stream().map(Effect::id)
        : Stream.of("oil", "watercolour");
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aLargePictureFitsIntoTheWorkersMemory(String effect) {
    var prompt = Photographs.WORDS.effect(effect).words().getFirst();

    var made = Pixels.read(finished(prompt, Workflow.TRANSFORM, Optional.empty()));

    assertThat(made.getWidth()).isEqualTo(SIDE_PX);
    assertThat(made.getHeight()).isEqualTo(SIDE_PX);
  }

  @Test
  void soDoesAnEditOfNearlyAllOfIt() {
    var region = new Region(10, 10, SIDE_PX - 20, SIDE_PX - 30);

    var made = Pixels.read(finished("make it red", Workflow.EDIT, Optional.of(region)));

    assertThat(Pixels.changedOutside(Pixels.read(photo), made, region)).isZero();
  }

  private static Path finished(String prompt, Workflow workflow, Optional<Region> region) {
    var engine = new EngineProvider(workers, Photographs.WORDS, Photographs.FILM_WORDS);
    var sample = SampleTask.picture("pictures").prompt(prompt).size("4K").in(folder, "engine");
    var task = EngineProviderTest.with(sample, workflow, List.of(photo), region);
    var answer = engine.submit(task, _ -> true);
    assertThat(answer).isInstanceOf(ProviderAnswer.Finished.class);
    return ((ProviderAnswer.Finished) answer).outputs().getFirst().file();
  }
}
