package dev.darkroom.provider.engine;

import dev.darkroom.catalog.Size;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.worker.MediaWorkers;
import dev.darkroom.media.worker.WorkerException;
import dev.darkroom.media.worker.WorkerListener;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Progress;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderHandle;
import dev.darkroom.provider.ProviderTask;
import dev.darkroom.provider.engine.film.FilmVocabulary;
import dev.darkroom.provider.engine.look.PromptReader;
import dev.darkroom.provider.engine.look.Reading;
import dev.darkroom.provider.engine.look.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// The built-in engine as a provider: renders in a media worker process and answers at once.
///
/// A repeat of the same task writes the same files again, so submitting twice does no harm.
public final class EngineProvider implements Provider {
  private final MediaWorkers workers;
  private final PromptReader reader;
  private final FilmVocabulary film;

  /// @param vocabulary the words that it reads for pictures
  /// @param film the words that it reads for clips
  public EngineProvider(MediaWorkers workers, Vocabulary vocabulary, FilmVocabulary film) {
    this.workers = workers;
    this.reader = new PromptReader(vocabulary);
    this.film = film;
  }

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public boolean deduplicates() {
    return true;
  }

  @Override
  public ProviderAnswer submit(ProviderTask task, ProgressListener listener) {
    var reading = read(task);
    var outputs = new ArrayList<ProviderAnswer.Output>();
    var missing = new ArrayList<Failure>();
    for (int i = 0; i < task.count(); i++) {
      switch (render(task, reading, i, listener)) {
        case Made(var output) -> outputs.add(output);
        case Unmade(var failure) -> missing.add(failure);
      }
      if (!missing.isEmpty() && missing.getLast().kind() == Failure.Kind.CANCELLED)
        return new ProviderAnswer.Failed(missing.getLast());
    }
    if (outputs.isEmpty()) return new ProviderAnswer.Failed(missing.getFirst());
    return new ProviderAnswer.Finished(outputs, missing);
  }

  private Reading read(ProviderTask task) {
    return switch (task.workflow()) {
      case TRANSFORM, EDIT -> reader.read(task.prompt(), task.region().isPresent());
      case UPSCALE -> Reading.nothing("enlarged to " + task.size() + ", edges kept crisp");
      case ANIMATE -> Reading.nothing("");
    };
  }

  private sealed interface Attempt {}

  private record Made(ProviderAnswer.Output output) implements Attempt {}

  private record Unmade(Failure failure) implements Attempt {}

  private Attempt render(ProviderTask task, Reading reading, int i, ProgressListener listener) {
    long seed = task.seed() + i;
    WorkerListener heard = share -> listener.progress(Progress.of((i + share) / task.count()));
    try {
      return new Made(
          task.workflow() == Workflow.ANIMATE
              ? clip(task, i, seed, heard)
              : picture(task, reading, i, seed, heard));
    } catch (PictureException unreadable) {
      return new Unmade(Failure.of(Failure.Kind.INVALID_INPUT, "picture", unreadable.sentence()));
    } catch (WorkerException died) {
      return new Unmade(failure(died));
    }
  }

  private ProviderAnswer.Output picture(
      ProviderTask task, Reading reading, int i, long seed, WorkerListener listener) {
    var answer =
        workers.run(
            PictureTask.NAME,
            PictureTask.JSON.valueToTree(order(task, reading, i, seed)),
            task.model().deadline(),
            listener);
    return new ProviderAnswer.Output(
        Path.of(answer.asText()), OptionalLong.of(seed), Optional.of(note(task, reading)));
  }

  private ProviderAnswer.Output clip(ProviderTask task, int i, long seed, WorkerListener listener) {
    var target = task.folder().resolve("out-" + (i + 1) + ".mp4");
    var order =
        new ClipOrder(
            task.references().getFirst().toString(),
            target.toString(),
            task.prompt(),
            seed,
            task.length().toMillis(),
            shortSidePx(task.size()),
            film);
    var note =
        workers.run(
            ClipTask.NAME, PictureTask.JSON.valueToTree(order), task.model().deadline(), listener);
    return new ProviderAnswer.Output(target, OptionalLong.of(seed), Optional.of(note.asText()));
  }

  private static int shortSidePx(Size size) {
    return size.name().toUpperCase(Locale.ROOT).equals("1080P") ? 1080 : 720;
  }

  private static RenderOrder order(ProviderTask task, Reading reading, int i, long seed) {
    return new RenderOrder(
        task.references().stream().map(Path::toString).toList(),
        task.folder().resolve("out-" + (i + 1)).toString(),
        reading.steps(),
        reading.edit(),
        task.workflow() == Workflow.UPSCALE ? Optional.empty() : task.region(),
        reading.colour(),
        reading.text(),
        task.ratio(),
        longSidePx(task.size()),
        seed);
  }

  private static String note(ProviderTask task, Reading reading) {
    int others = task.references().size() - 1;
    if (others < 1 || task.region().isPresent()) return reading.note();
    return reading.note()
        + "; palette and tone moved to what the "
        + (others + 1)
        + " references share";
  }

  private static int longSidePx(Size size) {
    return switch (size.name().toUpperCase(Locale.ROOT)) {
      case "4K" -> 4096;
      case "2K" -> 2048;
      default -> 1024;
    };
  }

  private static Failure failure(WorkerException died) {
    var detail = String.valueOf(died.getMessage());
    return switch (died.reason()) {
      case CANCELLED -> Failure.of(Failure.Kind.CANCELLED, "cancelled", detail);
      case TIMED_OUT -> Failure.of(Failure.Kind.TIMED_OUT, "deadline", detail);
      case OUT_OF_MEMORY -> Failure.of(Failure.Kind.FAULT, "memory", detail);
      case DIED -> Failure.of(Failure.Kind.FAULT, "worker", detail);
    };
  }

  /// Never asked: every submit is answered at once.
  @Override
  public ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
    return new ProviderAnswer.Failed(
        Failure.of(Failure.Kind.FAULT, "no-such-job", "the engine keeps no jobs"));
  }

  @Override
  public CancelAnswer cancel(ProviderTask task, ProviderHandle handle) {
    return CancelAnswer.UNSUPPORTED;
  }
}
