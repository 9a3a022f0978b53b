package dev.darkroom.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.Progress;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.Provider.CancelAnswer;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderHandle;
import dev.darkroom.provider.ProviderTask;
import dev.darkroom.provider.http.Faults;
import dev.darkroom.provider.http.PictureText;
import dev.darkroom.provider.http.Reply;
import dev.darkroom.provider.http.Reply.Said;
import dev.darkroom.provider.http.Result;
import dev.darkroom.provider.http.Service;
import java.util.ArrayList;
import java.util.Optional;

/// `interactions`: clips of Gemini Omni. A refusal is a completed interaction that holds only text.
///
/// Wire format: python-genai interactions types, read 2026-11.
final class Omni {
  private static final String DOWNLOAD = ":download?alt=media";

  private final Service service;
  private final GeminiFailures failures;

  Omni(Service service, GeminiFailures failures) {
    this.service = service;
    this.failures = failures;
  }

  ProviderAnswer submit(ProviderTask task, ProgressListener listener) {
    var reply =
        service.http().submit(service.at("interactions"), input(task), Optional.empty(), listener);
    return service.answer(reply, this::accepted, failures::of);
  }

  private ObjectNode input(ProviderTask task) {
    var input = JsonNodeFactory.instance.objectNode();
    input.put("model", task.route().remoteModel()).put("background", true);
    var parts = input.putArray("input");
    for (var reference : task.references())
      parts
          .addObject()
          .put("type", "image")
          .put("mime_type", PictureText.mimeOf(reference))
          .putPOJO("data", PictureText.base64(reference));
    parts.addObject().put("type", "text").put("text", task.prompt());
    var shape = task.ratio().orElseGet(() -> service.shapeOf(task.references().getFirst()));
    var _ =
        input
            .putObject("response_format")
            .put("type", "video")
            .put("delivery", "uri")
            .put("aspect_ratio", shape.height() > shape.width() ? "9:16" : "16:9")
            .put("resolution", task.size().name())
            // A bare number is refused.
            .put("duration", task.length().toSeconds() + "s");
    var _ =
        input
            .putObject("generation_config")
            .putObject("video_config")
            .put("task", task.references().size() == 1 ? "image_to_video" : "reference_to_video");
    return input;
  }

  private ProviderAnswer accepted(Said said) {
    var id = said.json().path("id").asText("");
    return id.matches("[A-Za-z0-9._-]+")
        ? new ProviderAnswer.Accepted(ProviderHandle.of(id), service.pollEvery())
        : new ProviderAnswer.Failed(Faults.malformed("no interaction id").maybeHeard());
  }

  ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
    var reply = service.http().get(service.at("interactions/" + handle.job()));
    return service.answer(reply, said -> state(task, said.json()), failures::of);
  }

  private ProviderAnswer state(ProviderTask task, JsonNode interaction) {
    var state = interaction.path("status").asText("");
    return switch (state) {
      case "queued", "in_progress" ->
          new ProviderAnswer.Working(
              Progress.stage(state.equals("queued") ? "queued" : "running"), service.pollEvery());
      case "completed" -> outputs(task, interaction);
      case "cancelled" -> failed(Failure.of(Kind.CANCELLED, state, ""));
      case "budget_exceeded" -> failed(Failure.of(Kind.ACCOUNT, state, "").maybeHeard());
      case "requires_action" -> failed(Failure.of(Kind.REFUSED_INPUT, state, ""));
      case "failed", "incomplete" ->
          failed(
              Faults.ended(
                  Failure.of(
                      Kind.UNAVAILABLE,
                      state,
                      interaction.path("error").path("message").asText(""))));
      default -> failed(Faults.malformed("status " + state).maybeHeard());
    };
  }

  private ProviderAnswer outputs(ProviderTask task, JsonNode interaction) {
    var given = new ArrayList<Result>();
    var text = new StringBuilder();
    for (var step : interaction.path("steps"))
      for (var content : step.path("content")) {
        if (content.path("type").asText("").equals("video"))
          given.add(new Result.Guarded(download(content.path("uri").asText(""))));
        text.append(content.path("text").asText(""));
      }
    return given.isEmpty()
        ? failed(Failure.of(Kind.REFUSED_OUTPUT, "text-only", text.toString()))
        : service.results().ofPoll(task, given);
  }

  private static String download(String uri) {
    return uri.contains(":download") ? uri : uri + DOWNLOAD;
  }

  CancelAnswer cancel(ProviderHandle handle) {
    var url = service.at("interactions/" + handle.job() + "/cancel");
    return switch (service.http().send("POST", url, Optional.empty())) {
      case Said said when said.ok() -> CancelAnswer.REQUESTED;
      case Said _ -> CancelAnswer.TOO_LATE;
      case Reply.Lost _ -> CancelAnswer.UNSUPPORTED;
    };
  }

  private static ProviderAnswer failed(Failure failure) {
    return new ProviderAnswer.Failed(failure);
  }
}
