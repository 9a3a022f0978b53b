package dev.darkroom.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.Progress;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderHandle;
import dev.darkroom.provider.ProviderTask;
import dev.darkroom.provider.http.Faults;
import dev.darkroom.provider.http.PictureText;
import dev.darkroom.provider.http.Reply.Said;
import dev.darkroom.provider.http.Result;
import dev.darkroom.provider.http.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/// `predictLongRunning`: clips with sound, always; no seed, no cancel. A filtered clip is an
/// operation that is done, without an error and without a clip.
///
/// Wire format: google-gemini/cookbook and python-genai, read 2026-11. The picture goes in
/// `bytesBase64Encoded`; the documented `inlineData` is refused by the live service.
final class Veo {
  private final Service service;
  private final GeminiFailures failures;

  Veo(Service service, GeminiFailures failures) {
    this.service = service;
    this.failures = failures;
  }

  ProviderAnswer submit(ProviderTask task, ProgressListener listener) {
    var url = service.at("models/" + task.route().remoteModel() + ":predictLongRunning");
    var reply = service.http().submit(url, input(task), Optional.empty(), listener);
    return service.answer(reply, this::accepted, failures::of);
  }

  private ObjectNode input(ProviderTask task) {
    var input = JsonNodeFactory.instance.objectNode();
    var instance = input.putArray("instances").addObject().put("prompt", task.prompt());
    var references = task.references();
    if (references.size() == 1) {
      var _ = instance.set("image", picture(references.getFirst()));
    } else {
      var assets = instance.putArray("referenceImages");
      for (var reference : references)
        assets.addObject().put("referenceType", "asset").set("image", picture(reference));
    }
    var shape = task.ratio().orElseGet(() -> service.shapeOf(references.getFirst()));
    var _ =
        input
            .putObject("parameters")
            .put("aspectRatio", shape.height() > shape.width() ? "9:16" : "16:9")
            .put("resolution", task.size().name())
            .put("durationSeconds", task.length().toSeconds())
            .put("personGeneration", "allow_adult")
            .put("sampleCount", 1);
    return input;
  }

  private static ObjectNode picture(Path reference) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("mimeType", PictureText.mimeOf(reference))
        .putPOJO("bytesBase64Encoded", PictureText.base64(reference));
  }

  private ProviderAnswer accepted(Said said) {
    var name = said.json().path("name").asText("");
    return name.matches("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){1,9}")
        ? new ProviderAnswer.Accepted(ProviderHandle.of(name), service.pollEvery())
        : new ProviderAnswer.Failed(Faults.malformed("no operation name").maybeHeard());
  }

  ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
    var reply = service.http().get(service.at(handle.job()));
    return service.answer(
        reply,
        said -> state(task, said.json()),
        said ->
            said.status() == 404
                ? Failure.of(Kind.RESULT_EXPIRED, "operation-404", "")
                : failures.of(said));
  }

  private ProviderAnswer state(ProviderTask task, JsonNode operation) {
    if (!operation.path("done").asBoolean())
      return new ProviderAnswer.Working(Progress.UNKNOWN, service.pollEvery());
    if (operation.has("error"))
      return new ProviderAnswer.Failed(GeminiFailures.ofOperation(operation.path("error")));
    var response = operation.path("response").path("generateVideoResponse");
    var given = new ArrayList<Result>();
    for (var sample : response.path("generatedSamples"))
      given.add(new Result.Guarded(sample.path("video").path("uri").asText("")));
    if (!given.isEmpty()) return service.results().ofPoll(task, given);
    var reason = response.path("raiMediaFilteredReasons").path(0).asText("");
    return new ProviderAnswer.Failed(Failure.of(Kind.REFUSED_OUTPUT, "filtered", reason));
  }
}
