package dev.darkroom.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Which texts of an answer are pictures in base64. They are decoded into files while the answer is
/// read, so that pictures do not pass through the heap.
///
/// @param folder where the files go
/// @param fields names of the JSON fields; only texts below one of them are decoded
public record Spool(Path folder, Set<String> fields) {
  public Spool {
    fields = Set.copyOf(fields);
  }

  /// The file that such a text became; empty when the field is absent or is something else.
  public static Optional<Path> file(JsonNode field) {
    return field instanceof POJONode node && node.getPojo() instanceof Path file
        ? Optional.of(file)
        : Optional.empty();
  }
}
