package dev.darkroom.provider.http;

import dev.darkroom.provider.Failure;
import java.nio.file.Path;
import java.util.OptionalLong;

/// What a service gave for one output that was asked for.
public sealed interface Result {
  /// The bytes came in the answer.
  record Inline(Path file, OptionalLong seed) implements Result {}

  /// The bytes lie at an address that anybody may ask.
  record At(String address, OptionalLong seed) implements Result {}

  /// The bytes lie on the service itself, which wants its key for them.
  record Guarded(String address) implements Result {}

  /// There is none.
  record Missing(Failure failure) implements Result {}
}
