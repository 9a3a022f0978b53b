package dev.darkroom.provider.http;

import dev.darkroom.media.Inspection;
import dev.darkroom.media.MediaFacts;
import dev.darkroom.media.MediaType;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderTask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// Makes outputs of what a service gave: fetched into the task's folder and checked by their bytes.
public final class Results {
  /// Services round playing times to whole frames and sound blocks.
  private static final Duration LENGTH_TOLERANCE = Duration.ofMillis(1_500);

  private final Downloads downloads;
  private final Function<Path, Inspection> inspect;

  /// @param inspect reads what a file is, clips included
  public Results(Downloads downloads, Function<Path, Inspection> inspect) {
    this.downloads = downloads;
    this.inspect = inspect;
  }

  /// Collects what a submit gave at once. The work is paid for, so a result that cannot be fetched
  /// now is lost, and never a reason to submit again.
  public ProviderAnswer ofSubmit(ProviderTask task, List<Result> given) {
    return collect(task, given, true);
  }

  /// Collects what a finished job gave. When nothing could be fetched for now, the job is asked
  /// again later.
  public ProviderAnswer ofPoll(ProviderTask task, List<Result> given) {
    return collect(task, given, false);
  }

  private ProviderAnswer collect(ProviderTask task, List<Result> given, boolean onlyNow) {
    var outputs = new ArrayList<ProviderAnswer.Output>();
    var missing = new ArrayList<Failure>();
    for (var result : given) {
      if (outputs.size() == task.count()) break;
      var file =
          result instanceof Result.Inline(var inline, _)
              ? inline
              : task.folder().resolve("output-" + (outputs.size() + missing.size() + 1));
      var failure = problem(task, result, file, onlyNow);
      if (failure.isPresent()) missing.add(failure.get());
      else outputs.add(new ProviderAnswer.Output(file, seedOf(result), Optional.empty()));
    }
    while (outputs.size() + missing.size() < task.count())
      missing.add(Failure.of(Kind.REFUSED_OUTPUT, "fewer-outputs", ""));
    return outputs.isEmpty()
        ? new ProviderAnswer.Failed(gravest(missing))
        : new ProviderAnswer.Finished(outputs, missing);
  }

  /// If any part may have been heard, the whole must not be submitted again.
  private static Failure gravest(List<Failure> missing) {
    return missing.stream()
        .filter(Failure::mayHaveBeenHeard)
        .findFirst()
        .orElseGet(missing::getFirst);
  }

  private static OptionalLong seedOf(Result result) {
    return switch (result) {
      case Result.Inline(_, var seed) -> seed;
      case Result.At(_, var seed) -> seed;
      case Result.Guarded _, Result.Missing _ -> OptionalLong.empty();
    };
  }

  private Optional<Failure> problem(ProviderTask task, Result result, Path file, boolean onlyNow) {
    return switch (result) {
      case Result.Missing(var failure) -> Optional.of(failure);
      case Result.Inline _ -> check(task, file);
      case Result.At(var address, _) ->
          fetch(address, false, file, onlyNow).or(() -> check(task, file));
      case Result.Guarded(var address) ->
          fetch(address, true, file, onlyNow).or(() -> check(task, file));
    };
  }

  private Optional<Failure> fetch(String address, boolean withKey, Path file, boolean onlyNow) {
    var failure = downloads.fetch(address, withKey, file);
    return onlyNow
        ? failure.map(it -> Failure.of(lost(it.kind()), it.code(), it.detail()))
        : failure;
  }

  private static Kind lost(Kind kind) {
    return kind == Kind.UNAVAILABLE ? Kind.RESULT_EXPIRED : kind;
  }

  private Optional<Failure> check(ProviderTask task, Path file) {
    return switch (inspect.apply(file)) {
      case Inspection.Rejected(var problem, _) -> wrong(problem.name());
      case Inspection.Accepted(var facts) ->
          task.model().isVideo() ? checkClip(task, facts) : checkPicture(facts);
    };
  }

  private static Optional<Failure> checkPicture(MediaFacts facts) {
    return facts.type().isPicture() ? Optional.empty() : wrong(facts.type() + ", not a picture");
  }

  private static Optional<Failure> checkClip(ProviderTask task, MediaFacts facts) {
    if (facts.type() != MediaType.MP4) return wrong(facts.type() + ", not a clip");
    if (task.model().sound() && !facts.audio()) return wrong("a clip without sound");
    var off = facts.length().minus(task.length()).abs();
    return off.compareTo(LENGTH_TOLERANCE) > 0
        ? wrong("a clip of %s instead of %s".formatted(facts.length(), task.length()))
        : Optional.empty();
  }

  private static Optional<Failure> wrong(String what) {
    return Optional.of(
        Failure.of(Kind.MALFORMED, "output", "not the promised output: " + what).asBilled());
  }
}
