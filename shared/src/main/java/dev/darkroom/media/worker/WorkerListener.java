package dev.darkroom.media.worker;

/// Hears from a running [WorkerTask].
public interface WorkerListener {
  /// Hears nothing and never cancels.
  WorkerListener SILENT = _ -> true;

  /// Called now and then while the task runs.
  ///
  /// @param share how much is done, 0 to 1
  /// @return whether to go on; `false` stops the task
  boolean progress(double share);
}
