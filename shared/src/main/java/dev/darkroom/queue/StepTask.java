package dev.darkroom.queue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Generations;
import dev.darkroom.generation.Next;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Steps;
import dev.darkroom.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A generation's steps as executions of db-scheduler: one execution an attempt, which does step
/// after step, gives its thread back while it waits, and goes when the attempt is over.
///
/// An execution is named after the attempt that it may act on. One that was revived after its
/// attempt is over finds another attempt in the row and goes.
final class StepTask {
  private static final String NAME = "generation";
  private static final int CRASHES_MAX = 3;
  private static final int FAILURES_MAX = 5;
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration RETRY_MAX = Duration.ofMinutes(5);

  /// What brings the process down again and again lets the others go first.
  private static final Duration REST_AFTER_CRASHES = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(StepTask.class);

  private final Generations generations;
  private final Supplier<Steps> steps;
  private final InstantSource clock;
  private final Task<Void> task;
  private final SchedulerClient client;

  /// @param steps looked up late, for the steps need the queue and the queue the steps
  StepTask(Database database, Generations generations, Supplier<Steps> steps, InstantSource clock) {
    this.generations = generations;
    this.steps = steps;
    this.clock = clock;
    task =
        Tasks.custom(NAME, Void.class)
            .onFailure(this::failed)
            .onDeadExecution(this::died)
            .execute((instance, _) -> run(instance));
    client = SchedulerClient.Builder.create(database.transactionAware(), task).build();
  }

  Task<Void> task() {
    return task;
  }

  /// Makes the attempt's steps due now, in the open transaction.
  void schedule(GenerationId id, int attempt) {
    scheduleAt(id, attempt, clock.instant());
  }

  /// As [#schedule], for many at once.
  void schedule(List<Seat.Ticket> admitted) {
    List<TaskInstance<?>> tasks = new ArrayList<>();
    for (var it : admitted)
      tasks.add(new TaskInstance<>(NAME, name(new GenerationId(it.generation()), it.attempt())));
    client.scheduleBatch(tasks, clock.instant());
  }

  void scheduleAt(GenerationId id, int attempt, Instant due) {
    client.scheduleBatch(List.of(new TaskInstance<>(NAME, name(id, attempt))), due);
  }

  /// Makes a planned execution due now; nothing happens when it runs already or there is none.
  void hurry(GenerationId id, int attempt) {
    try {
      var _ = client.reschedule(new TaskInstance<>(NAME, name(id, attempt)), clock.instant());
    } catch (TaskInstanceException runningOrGone) {
      log.atDebug()
          .addKeyValue("generation", id.value())
          .log("not hurried: {}", runningOrGone.getMessage());
    }
  }

  private CompletionHandler<Void> run(TaskInstance<Void> instance) {
    var id = generation(instance);
    var found = generations.find(id);
    if (found.isEmpty() || !mayAct(instance, found.get())) return new OnCompleteRemove<>();
    var generation = found.get();
    while (true) {
      switch (step(generation)) {
        case Next.Now(var moved) -> generation = moved;
        case Next.After(var delay) -> {
          return at(clock.instant().plus(delay));
        }
        case Next.Parked _, Next.Ended _ -> {
          return new OnCompleteRemove<>();
        }
      }
    }
  }

  private Next step(Generation generation) {
    return generation.crashes() >= CRASHES_MAX && generation.state().mayBeGivenUp()
        ? steps.get().giveUp(generation, "crashed-%d-times".formatted(generation.crashes()))
        : steps.get().advance(generation);
  }

  private static CompletionHandler<Void> at(Instant due) {
    return (complete, operations) -> operations.reschedule(complete, due);
  }

  /// The execution before an attempt may put the generation in line for it, and nothing else.
  private static boolean mayAct(TaskInstance<Void> instance, Generation generation) {
    int attempt = attempt(instance);
    return attempt == generation.attempt()
        || (attempt == generation.attempt() - 1 && generation.state() instanceof State.Queued);
  }

  private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    var execution = complete.getExecution();
    var id = generation(execution.taskInstance);
    int failures = execution.consecutiveFailures + 1;
    log.atError()
        .addKeyValue("generation", id.value())
        .addKeyValue("failures", failures)
        .setCause(complete.getCause().orElse(null))
        .log("step failed");
    if (failures >= FAILURES_MAX) giveUp(id);
    var wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 16));
    operations.reschedule(
        complete, clock.instant().plus(wait.compareTo(RETRY_MAX) < 0 ? wait : RETRY_MAX));
  }

  private void giveUp(GenerationId id) {
    try {
      generations
          .find(id)
          .filter(generation -> generation.state().mayBeGivenUp())
          .ifPresent(generation -> {
            var _ = steps.get().giveUp(generation, "step-failed");
          });
    } catch (RuntimeException fault) {
      log.atError().addKeyValue("generation", id.value()).setCause(fault).log("cannot give up");
    }
  }

  private void died(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    var id = generation(complete.getExecution().taskInstance);
    int crashes = generations.countCrash(id);
    log.atWarn()
        .addKeyValue("generation", id.value())
        .addKeyValue("crashes", crashes)
        .log("taken over from a dead process");
    operations.reschedule(complete, clock.instant().plus(restAfter(crashes)));
  }

  /// How long a step waits that was left in the middle for the `crashes`th time.
  static Duration restAfter(int crashes) {
    return crashes < CRASHES_MAX ? Duration.ZERO : REST_AFTER_CRASHES;
  }

  private static String name(GenerationId id, int attempt) {
    return id.value() + "." + attempt;
  }

  static GenerationId generation(TaskInstance<?> instance) {
    var name = instance.getId();
    return new GenerationId(Long.parseLong(name.substring(0, name.indexOf('.'))));
  }

  private static int attempt(TaskInstance<?> instance) {
    var name = instance.getId();
    return Integer.parseInt(name.substring(name.indexOf('.') + 1));
  }
}
