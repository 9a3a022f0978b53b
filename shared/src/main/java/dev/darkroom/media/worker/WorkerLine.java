package dev.darkroom.media.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/// One line of JSON between the bot and a media worker. What is not such a line (the virtual
/// machine itself may print) is ignored by the reader.
sealed interface WorkerLine {
  ObjectMapper JSON = new ObjectMapper();

  /// To the worker: do this. `number` comes back in every line about it, so that what a cancelled
  /// task still says is not taken for the next one's answer.
  record Run(long number, String task, JsonNode input) implements WorkerLine {}

  /// To the worker: stop that task soon.
  record Cancel(long number) implements WorkerLine {}

  /// From the worker: so much is done, 0 to 1.
  record Share(long number, double share) implements WorkerLine {}

  /// From the worker: done.
  record Answer(long number, JsonNode answer) implements WorkerLine {}

  /// From the worker: the file is at fault; a sentence for people.
  record Fault(long number, String sentence) implements WorkerLine {}

  /// From the worker: it is at fault itself.
  record Broken(long number, WorkerException.Reason reason, String message) implements WorkerLine {}

  /// The line as it is sent, without its line end.
  default String text() {
    try {
      return JSON.writeValueAsString(
          JSON.createObjectNode().set(getClass().getSimpleName(), JSON.valueToTree(this)));
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }

  /// Reads what [#text] wrote; empty for anything else.
  static Optional<WorkerLine> parse(String text) {
    try {
      var fields = JSON.readTree(text).properties();
      if (fields.size() != 1) return Optional.empty();
      var field = fields.iterator().next();
      for (var kind : WorkerLine.class.getPermittedSubclasses())
        if (kind.getSimpleName().equals(field.getKey()))
          return Optional.of((WorkerLine) JSON.treeToValue(field.getValue(), kind));
      return Optional.empty();
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }
}
