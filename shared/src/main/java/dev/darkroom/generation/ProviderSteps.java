package dev.darkroom.generation;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Model;
import dev.darkroom.catalog.Route;
import dev.darkroom.generation.Retries.Verdict;
import dev.darkroom.generation.RouteHealth.Leave;
import dev.darkroom.generation.State.Admitted;
import dev.darkroom.generation.State.Failing;
import dev.darkroom.generation.State.Queued;
import dev.darkroom.generation.State.Running;
import dev.darkroom.generation.State.Submitting;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.Pictures;
import dev.darkroom.media.Region;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Progress;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderTask;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// The steps between having a place at a provider and having its outputs.
///
/// That the work is about to be submitted is stored, and survives a power cut, before it is
/// submitted. A process that finds [Submitting] therefore knows that another one died in between:
/// it submits again only where the provider recognises the repeat, and otherwise ends in doubt.
public final class ProviderSteps {
  private final Generations generations;
  private final Transactions transactions;
  private final Turns turns;
  private final Audience audience;
  private final Catalog catalog;
  private final Providers providers;
  private final Retries retries;
  private final MediaStore store;
  private final Pictures pictures;
  private final Outputs outputs;
  private final LateWork lateWork;
  private final InstantSource clock;

  public ProviderSteps(
      Generations generations,
      Transactions transactions,
      Turns turns,
      Audience audience,
      Catalog catalog,
      Providers providers,
      Retries retries,
      MediaStore store,
      Pictures pictures,
      Outputs outputs,
      LateWork lateWork,
      InstantSource clock) {
    this.generations = generations;
    this.transactions = transactions;
    this.turns = turns;
    this.audience = audience;
    this.catalog = catalog;
    this.providers = providers;
    this.retries = retries;
    this.store = store;
    this.pictures = pictures;
    this.outputs = outputs;
    this.lateWork = lateWork;
    this.clock = clock;
  }

  /// A place was given: prepares the references, stores the intent, and submits.
  Next start(Generation generation, Admitted admitted) {
    if (generation.cancelRequested()) return fail(generation, cancelled());
    var found = catalog.find(generation.model());
    var still =
        found.isPresent() ? providers.still(found.get(), admitted.route()) : OptionalInt.empty();
    if (still.isEmpty()) return fail(generation, noLongerOffered());
    var model = found.get();
    int route = still.getAsInt();
    var intent = new Submitting(admitted.attempt(), route, admitted.tries());
    return switch (providers.health().ask(model.routes().get(route))) {
      // Known to fail: as if it had been tried, without trying.
      case Leave.Refused(var left, var kind) ->
          failed(
              generation,
              model,
              intent,
              Failure.of(
                      Circuit.needsOperator(kind) ? kind : Failure.Kind.UNAVAILABLE,
                      "left-alone",
                      "")
                  .retryAfter(left));
      case Leave.Granted _ ->
          prepared(
              generation,
              model,
              admitted.attempt(),
              route,
              task -> {
                if (!move(generation, intent)) return Next.OVERTAKEN;
                transactions.makeDurable();
                return submit(generation.in(intent), intent, task);
              });
    };
  }

  /// Nobody knows whether the submit was heard.
  Next recover(Generation generation, Submitting submitting) {
    var found = offered(generation, submitting.route());
    if (found.isEmpty()) return fail(generation, uncertain());
    var route = found.get().routes().get(submitting.route());
    if (!providers.of(route).deduplicates()) return fail(generation, uncertain());
    return prepared(
        generation,
        found.get(),
        submitting.attempt(),
        submitting.route(),
        task -> submit(generation, submitting, task));
  }

  /// The model as it stands in the catalogue now, if that route of it can still be used.
  private Optional<Model> offered(Generation generation, int route) {
    return catalog.find(generation.model()).filter(model -> providers.has(model, route));
  }

  private Next prepared(
      Generation generation,
      Model model,
      int attempt,
      int route,
      Function<ProviderTask, Next> then) {
    ProviderTask task;
    try {
      task = task(generation, model, attempt, route, true);
    } catch (PictureException refused) {
      return fail(
          generation,
          Failure.of(Failure.Kind.INVALID_INPUT, Failure.REFERENCE, refused.sentence()));
    }
    return then.apply(task);
  }

  private Next submit(Generation generation, Submitting submitting, ProviderTask task) {
    var provider = providers.of(task.route());
    audience.show(generation, Progress.UNKNOWN);
    var answer =
        provider.submit(
            task,
            progress -> {
              audience.show(generation, progress);
              return !generations.cancelRequested(generation.id());
            });
    note(task.route(), answer);
    return switch (answer) {
      case ProviderAnswer.Accepted(var handle, var pollAfter, var billed) -> {
        billed.ifPresent(dollars -> Moves.compareBill(generation, task.route(), dollars));
        var running =
            new Running(
                submitting.attempt(),
                submitting.route(),
                submitting.tries(),
                handle,
                clock.instant());
        if (!move(generation, running)) yield Next.OVERTAKEN;
        transactions.makeDurable();
        yield new Next.After(pollAfter);
      }
      case ProviderAnswer.Working _ ->
          throw new IllegalStateException(provider.name() + " answered a submit with Working");
      case ProviderAnswer.Finished finished -> fetched(generation, task, finished);
      case ProviderAnswer.Failed(var failure) ->
          failed(generation, task.model(), submitting, failure);
    };
  }

  private void note(Route route, ProviderAnswer answer) {
    switch (answer) {
      case ProviderAnswer.Accepted _, ProviderAnswer.Finished _, ProviderAnswer.Working _ ->
          providers.health().worked(route);
      case ProviderAnswer.Failed(var failure) -> providers.health().failed(route, failure);
    }
  }

  /// Asks how accepted work goes; stops it when it was cancelled or took too long.
  Next ask(Generation generation, Running running) {
    var found = offered(generation, running.route());
    if (found.isEmpty()) return fail(generation, noLongerOffered());
    var model = found.get();
    var task = task(generation, model, running.attempt(), running.route(), false);
    var provider = providers.of(task.route());
    if (generation.cancelRequested() && stopped(provider, task, running))
      return fail(generation, cancelled());
    if (running.since().plus(model.deadline()).isBefore(clock.instant())) {
      var _ = provider.cancel(task, running.handle());
      return overdue(generation, running);
    }
    return switch (provider.poll(task, running.handle())) {
      case ProviderAnswer.Accepted(_, var pollAfter, _) -> new Next.After(pollAfter);
      case ProviderAnswer.Working(var progress, var pollAfter) -> {
        audience.show(generation, progress);
        yield new Next.After(pollAfter);
      }
      case ProviderAnswer.Finished finished -> fetched(generation, task, finished);
      case ProviderAnswer.Failed(var failure) -> askFailed(generation, task, running, failure);
    };
  }

  /// The member gets everything back now. If the result still comes, it is a gift.
  private Next overdue(Generation generation, Running running) {
    var until = clock.instant().plus(LateResults.WAITED_FOR);
    transactions.runInOne(() -> lateWork.expect(new LateWork.Job(generation.id(), running, until)));
    return fail(generation, Failure.of(Failure.Kind.TIMED_OUT, "deadline", ""));
  }

  /// Asks about work that was given up.
  LateResults.Answer askLate(Generation generation, Running running) {
    var model = offered(generation, running.route());
    if (model.isEmpty()) return new LateResults.Answer.Never();
    var task = task(generation, model.get(), running.attempt(), running.route(), false);
    return switch (providers.of(task.route()).poll(task, running.handle())) {
      case ProviderAnswer.Accepted _, ProviderAnswer.Working _ -> new LateResults.Answer.NotYet();
      case ProviderAnswer.Failed _ -> new LateResults.Answer.Never();
      case ProviderAnswer.Finished finished -> {
        var kept = outputs.keep(generation, task, finished);
        yield kept.outputs().isEmpty()
            ? new LateResults.Answer.Never()
            : new LateResults.Answer.Came(kept);
      }
    };
  }

  /// Work that was accepted is paid for; a poll that merely did not get through is repeated until
  /// the deadline instead of submitting the work again.
  private Next askFailed(
      Generation generation, ProviderTask task, Running running, Failure failure) {
    return switch (failure.kind()) {
      case AUTH, ACCOUNT, RATE_LIMITED, UNAVAILABLE, TIMED_OUT ->
          failure.mayHaveBeenHeard()
              ? fail(generation, failure)
              : new Next.After(failure.retryAfter().orElse(Duration.ofSeconds(10)));
      case REFUSED_OUTPUT -> failed(generation, task.model(), submitted(running), failure);
      case REFUSED_INPUT, INVALID_INPUT, RETIRED, RESULT_EXPIRED -> fail(generation, failure);
      case MALFORMED, CANCELLED, UNCERTAIN, FAULT -> fail(generation, failure);
    };
  }

  private static Submitting submitted(Running running) {
    return new Submitting(running.attempt(), running.route(), running.tries());
  }

  private static boolean stopped(Provider provider, ProviderTask task, Running running) {
    return switch (provider.cancel(task, running.handle())) {
      case REQUESTED, UNSUPPORTED -> true;
      case TOO_LATE -> false;
    };
  }

  private Next fetched(Generation generation, ProviderTask task, ProviderAnswer.Finished finished) {
    var kept = outputs.keep(generation, task, finished);
    if (kept.outputs().isEmpty()) return fail(generation, kept.missing().getFirst());
    return leave(generation, kept, true);
  }

  private Next failed(Generation generation, Model model, Submitting failed, Failure failure) {
    int route = failed.route();
    var next = providers.route(model, route + 1);
    var deduplicates = providers.of(model.routes().get(route)).deduplicates();
    int attempt = failed.attempt() + 1;
    return switch (retries.after(failure, failed, next.isPresent(), deduplicates)) {
      case Verdict.SameRoute(var delay) ->
          again(generation, new Queued(attempt, route, failed.tries() + 1), delay);
      case Verdict.NextRoute(var delay) ->
          again(generation, new Queued(attempt, next.orElse(route)), delay);
      case Verdict.End(var end) -> fail(generation, end);
    };
  }

  private Next again(Generation generation, Queued queued, Duration delay) {
    Lifecycle.check(generation.state(), queued);
    boolean moved =
        transactions.inOne(() -> {
          if (!generations.move(generation, queued)) return false;
          turns.leave(generation.id(), false);
          if (delay.isZero()) turns.join(generation.in(queued), clock.instant());
          return true;
        });
    turns.wake();
    if (!moved) return Next.OVERTAKEN;
    Moves.log(generation, queued);
    return delay.isZero() ? new Next.Parked() : new Next.After(delay);
  }

  /// Ends it with a failure, whatever it holds.
  Next fail(Generation generation, Failure failure) {
    return leave(generation, new Failing(failure), false);
  }

  private Next leave(Generation generation, State next, boolean finished) {
    Lifecycle.check(generation.state(), next);
    boolean moved =
        transactions.inOne(() -> {
          if (!generations.move(generation, next)) return false;
          turns.leave(generation.id(), finished);
          return true;
        });
    turns.wake();
    if (!moved) return Next.OVERTAKEN;
    Moves.log(generation, next);
    return new Next.Now(generation.in(next));
  }

  private boolean move(Generation generation, State next) {
    Lifecycle.check(generation.state(), next);
    boolean moved = transactions.inOne(() -> generations.move(generation, next));
    if (moved) Moves.log(generation, next);
    return moved;
  }

  private ProviderTask task(
      Generation generation, Model model, int attempt, int routeIndex, boolean withReferences) {
    Route route = model.routes().get(routeIndex);
    var key = generation.id().providerKey(attempt);
    var folder = store.workFolder(key);
    var files = withReferences ? references(generation, model, folder) : List.<Path>of();
    return new ProviderTask(
        key,
        generation.workflow(),
        model,
        route,
        generation.fullPrompt().text(),
        files,
        generation.size(),
        generation.ratio(),
        generation.count(),
        // A picture that was refused once is tried with another seed.
        generation.seed() + attempt - 1,
        generation.length(),
        region(generation, files),
        folder);
  }

  private static Optional<Region> region(Generation generation, List<Path> prepared) {
    if (prepared.isEmpty()) return generation.region();
    var sent = generation.references().getFirst();
    return generation
        .region()
        .map(region -> References.inPrepared(region, sent, prepared.getFirst()));
  }

  private List<Path> references(Generation generation, Model model, Path folder) {
    var files = new ArrayList<Path>();
    for (var reference : generation.references()) {
      var original =
          store
              .open(reference)
              .orElseThrow(
                  () -> new PictureException("A reference picture is gone; please send it again."));
      files.add(pictures.prepare(original, model.inputs(), folder));
    }
    return files;
  }

  private static Failure cancelled() {
    return Failure.of(Failure.Kind.CANCELLED, "cancelled", "");
  }

  private static Failure noLongerOffered() {
    return Failure.of(Failure.Kind.RETIRED, "not-in-catalogue", "");
  }

  private static Failure uncertain() {
    return Failure.of(Failure.Kind.UNCERTAIN, "answer-lost", "").maybeHeard();
  }
}
