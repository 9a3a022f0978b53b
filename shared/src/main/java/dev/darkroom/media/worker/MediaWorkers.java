package dev.darkroom.media.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// Runs tasks in media worker processes: each with its own heap limit, one task at a time, killed
/// when the deadline passes, replaced when it dies.
public interface MediaWorkers extends AutoCloseable {
  /// Runs the [WorkerTask] of that name and waits for its answer.
  ///
  /// @param input what the task takes; file paths, not pixels
  /// @param deadline how long the task may run once a worker is free
  /// @param listener told about progress, and asked whether to go on
  /// @throws dev.darkroom.media.PictureException when the task says that the file is at fault
  /// @throws WorkerException when the worker died, ran out of memory or time, or was cancelled
  JsonNode run(String task, JsonNode input, Duration deadline, WorkerListener listener);

  @Override
  void close();
}
