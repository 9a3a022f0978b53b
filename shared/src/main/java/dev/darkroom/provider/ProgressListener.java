package dev.darkroom.provider;

/// Hears how far synchronous work is.
public interface ProgressListener {
  /// Hears nothing and never stops.
  ProgressListener SILENT = _ -> true;

  /// @return whether to go on; `false` means that the person cancelled
  boolean progress(Progress progress);
}
