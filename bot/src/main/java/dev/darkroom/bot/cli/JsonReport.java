package dev.darkroom.bot.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.credit.Ledger;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.State;
import dev.darkroom.provider.Failure;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/// The one JSON document that `--json` prints.
final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  static void write(PrintWriter out, List<Generation> generations, Ledger.Balance balance) {
    var document = JSON.createObjectNode();
    var list = document.putArray("generations");
    for (var generation : generations) list.add(of(generation));
    document.set("balance", of(balance));
    print(out, document);
  }

  static void print(PrintWriter out, ObjectNode document) {
    out.println(document.toPrettyString());
    out.flush();
  }

  static ObjectNode of(Ledger.Balance balance) {
    return JSON.createObjectNode()
        .put("plan", balance.plan())
        .put("unlimited", balance.unlimited())
        .put("available", balance.available().amount())
        .put("allowance", balance.allowance().amount())
        .put("allowanceExpiresAt", balance.allowanceExpiresAt().toString())
        .put("granted", balance.granted().amount())
        .put("pool", balance.pool().amount())
        .put("held", balance.held().amount());
  }

  static ObjectNode of(Generation generation) {
    var node =
        JSON.createObjectNode()
            .put("id", generation.id().value())
            .put("state", generation.state().label())
            .put("workflow", generation.workflow().name())
            .put("model", generation.model())
            .put("reason", generation.modelReason())
            .put("size", generation.size().name())
            .put("seed", generation.seed())
            .put("quoted", generation.quote().credits().amount())
            .put("credits", charged(generation))
            .put("createdAt", generation.createdAt().toString());
    generation.batch().ifPresent(batch -> node.put("batch", batch.value()));
    failure(generation)
        .ifPresent(failure ->
            node.putObject("failure")
                .put("kind", failure.kind().name())
                .put("code", failure.code()));
    var outputs = node.putArray("outputs");
    var files = CommandLineSurface.files(generation);
    for (int i = 0; i < files.size(); i++) {
      var output = generation.outputs().get(i);
      var entry =
          outputs
              .addObject()
              .put("file", files.get(i).toString())
              .put("type", output.media().type().mime())
              .put("widthPx", output.media().widthPx())
              .put("heightPx", output.media().heightPx())
              .put("sizeBytes", output.media().sizeBytes())
              .put("lengthSeconds", output.media().length().toMillis() / 1000.0);
      output.seed().ifPresent(seed -> entry.put("seed", seed));
      output.note().ifPresent(note -> entry.put("note", note));
      output.unchangedShare().ifPresent(share -> entry.put("unchangedShare", share));
    }
    return node;
  }

  private static long charged(Generation generation) {
    return generation.state() instanceof State.Settled(_, _, var charged) ? charged.amount() : 0;
  }

  private static Optional<Failure> failure(Generation generation) {
    return switch (generation.state()) {
      case State.Failing(var failure) -> Optional.of(failure);
      case State.Released(var failure) -> Optional.of(failure);
      case State.Uncertain(var failure) -> Optional.of(failure);
      case State.Requested _, State.Queued _, State.Admitted _, State.Submitting _ ->
          Optional.empty();
      case State.Running _, State.Fetched _, State.Delivered _, State.Settled _ -> Optional.empty();
    };
  }
}
