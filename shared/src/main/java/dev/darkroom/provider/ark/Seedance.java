package dev.darkroom.provider.ark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// `contents/generations/tasks`: one clip a task, which can be cancelled while it is queued.
///
/// Wire format: BytePlus documents and the Ark SDK, read 2026-11.
final class Seedance {
  private static final String TASKS = "contents/generations/tasks";
  private static final long SEED_MAX = 0xffff_ffffL;

  private final Service service;
  private final ArkFailures failures;

  Seedance(Service service, ArkFailures failures) {
    this.service = service;
    this.failures = failures;
  }

  ProviderAnswer submit(ProviderTask task, ProgressListener listener) {
    var reply = service.http().submit(service.at(TASKS), input(task), Optional.empty(), listener);
    return service.answer(reply, this::accepted, failures::of);
  }

  private static ObjectNode input(ProviderTask task) {
    var input =
        JsonNodeFactory.instance
            .objectNode()
            .put("model", task.route().remoteModel())
            .put("resolution", task.size().name())
            .put("ratio", task.ratio().map(Object::toString).orElse("adaptive"))
            .put("duration", task.length().toSeconds())
            .put("seed", task.seed() & SEED_MAX)
            .put("watermark", false);
    // The first generation is silent and does not know the field.
    if (!task.route().remoteModel().contains("seedance-1-0"))
      input.put("generate_audio", task.model().sound());
    var content = input.putArray("content");
    content.addObject().put("type", "text").put("text", task.prompt());
    boolean one = task.references().size() == 1;
    for (var reference : task.references())
      add(content, reference, one ? "first_frame" : "reference_image");
    return input;
  }

  private static void add(ArrayNode content, Path reference, String role) {
    var _ =
        content
            .addObject()
            .put("type", "image_url")
            .put("role", role)
            .putObject("image_url")
            .putPOJO("url", PictureText.dataUri(reference));
  }

  private ProviderAnswer accepted(Said said) {
    var id = said.json().path("id").asText("");
    return id.matches("[A-Za-z0-9._-]+")
        ? new ProviderAnswer.Accepted(ProviderHandle.of(id), service.pollEvery())
        : failed(Faults.malformed("no task id").maybeHeard());
  }

  ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
    return service.answer(
        service.http().get(service.at(TASKS + "/" + handle.job())),
        said -> state(task, said.json()),
        said ->
            said.status() == 404
                ? Failure.of(Kind.RESULT_EXPIRED, "task-404", "")
                : failures.of(said));
  }

  private ProviderAnswer state(ProviderTask task, JsonNode job) {
    var state = job.path("status").asText("");
    return switch (state) {
      case "queued", "running" ->
          new ProviderAnswer.Working(Progress.stage(state), service.pollEvery());
      case "succeeded" -> outputs(task, job);
      case "failed" -> failed(Faults.ended(ArkFailures.of(job.path("error"))));
      case "expired" -> failed(Failure.of(Kind.TIMED_OUT, state, "").maybeHeard());
      case "cancelled" -> failed(Failure.of(Kind.CANCELLED, state, ""));
      default -> failed(Faults.malformed("status " + state).maybeHeard());
    };
  }

  private ProviderAnswer outputs(ProviderTask task, JsonNode job) {
    var told = job.path("seed");
    var seed = told.isIntegralNumber() ? OptionalLong.of(told.asLong()) : OptionalLong.empty();
    var address = job.path("content").path("video_url").asText("");
    return service.results().ofPoll(task, List.of(new Result.At(address, seed)));
  }

  CancelAnswer cancel(ProviderHandle handle) {
    var url = service.at(TASKS + "/" + handle.job());
    return switch (service.http().send("DELETE", url, Optional.empty())) {
      case Said said when said.ok() || said.status() == 404 -> CancelAnswer.REQUESTED;
      case Said _ -> CancelAnswer.TOO_LATE;
      case Reply.Lost _ -> CancelAnswer.UNSUPPORTED;
    };
  }

  private static ProviderAnswer failed(Failure failure) {
    return new ProviderAnswer.Failed(failure);
  }
}
