package dev.darkroom.queue;

import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Generations;
import dev.darkroom.store.Database;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Steps that a dead process left in the middle. On H2 nobody else can have the database open, so
/// whatever is marked as running at the start is taken up at once; on PostgreSQL other processes
/// may live, and their heartbeats decide.
final class Takeover {
  private static final Logger log = LoggerFactory.getLogger(Takeover.class);

  private final Database database;
  private final Generations generations;
  private final InstantSource clock;

  Takeover(Database database, Generations generations, InstantSource clock) {
    this.database = database;
    this.generations = generations;
    this.clock = clock;
  }

  void ofDeadProcesses() {
    switch (database.dialect()) {
      case H2 -> database.runInOne(this::takeAll);
      case POSTGRES -> {}
    }
  }

  private void takeAll() {
    var left =
        database.with(handle ->
            handle
                .createQuery("select task_instance from scheduled_tasks where picked = true")
                .mapTo(String.class)
                .list());
    left.forEach(this::take);
    report(left);
  }

  private void take(String instance) {
    var crashes =
        generations.countCrash(
            new GenerationId(Long.parseLong(instance.substring(0, instance.indexOf('.')))));
    var due = clock.instant().plus(StepTask.restAfter(crashes)).atOffset(ZoneOffset.UTC);
    database.use(handle -> {
      var _ =
          handle
              .createUpdate(
                  """
                  update scheduled_tasks
                  set picked = false, picked_by = null, last_heartbeat = null, execution_time = :due
                  where task_instance = :instance
                  """)
              .bind("due", due)
              .bind("instance", instance)
              .execute();
    });
  }

  private static void report(List<String> left) {
    if (!left.isEmpty())
      log.atWarn().addKeyValue("steps", left.size()).log("took up what a dead process left");
  }
}
