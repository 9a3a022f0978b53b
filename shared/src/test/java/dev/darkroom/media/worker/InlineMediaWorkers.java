package dev.darkroom.media.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.media.PictureException;
import java.time.Duration;
import java.util.ServiceLoader;

/// Runs the same tasks in this process: no isolation, no deadline, but no start-up either. For
/// tests that are about the pixels and not about the process.
public final class InlineMediaWorkers implements MediaWorkers {
  @Override
  public JsonNode run(String task, JsonNode input, Duration deadline, WorkerListener listener) {
    for (var candidate : ServiceLoader.load(WorkerTask.class))
      if (candidate.name().equals(task)) return run(candidate, input, listener);
    throw new WorkerException(WorkerException.Reason.DIED, "there is no worker task " + task);
  }

  private static JsonNode run(WorkerTask task, JsonNode input, WorkerListener listener) {
    try {
      return task.run(input, listener);
    } catch (PictureException theFilesFault) {
      throw theFilesFault;
    } catch (Exception e) {
      var died = new WorkerException(WorkerException.Reason.DIED, e.toString());
      died.initCause(e);
      throw died;
    }
  }

  @Override
  public void close() {}
}
