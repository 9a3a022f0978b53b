package dev.darkroom.media.worker;

import com.fasterxml.jackson.databind.JsonNode;

/// Work that runs in a media worker process. Found there by [java.util.ServiceLoader].
public interface WorkerTask {
  /// The name by which [MediaWorkers#run] finds it.
  String name();

  /// Does the work.
  ///
  /// @param input as given to [MediaWorkers#run]
  /// @param listener to be told of progress; when it answers `false`, return or throw soon
  /// @return the answer; small, for it crosses a pipe
  /// @throws dev.darkroom.media.PictureException when the file is at fault
  /// @throws Exception anything else counts as a failure of the worker
  JsonNode run(JsonNode input, WorkerListener listener) throws Exception;
}
