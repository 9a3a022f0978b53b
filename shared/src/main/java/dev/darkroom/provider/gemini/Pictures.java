package dev.darkroom.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderTask;
import dev.darkroom.provider.http.PictureText;
import dev.darkroom.provider.http.Reply;
import dev.darkroom.provider.http.Reply.Said;
import dev.darkroom.provider.http.Result;
import dev.darkroom.provider.http.Service;
import dev.darkroom.provider.http.Spool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// `generateContent`: one picture a call, inside the answer. Several pictures are several calls at
/// once, of which some may fail.
///
/// A route's option `image-size` says that the model takes a size.
///
/// Wire format: python-genai `types.py` and the cookbook, read 2026-11.
final class Pictures {
  private static final Set<String> FIELDS_WITH_PICTURES = Set.of("data");

  private final Service service;
  private final GeminiFailures failures;

  Pictures(Service service, GeminiFailures failures) {
    this.service = service;
    this.failures = failures;
  }

  ProviderAnswer submit(ProviderTask task, ProgressListener listener) {
    if (task.count() == 1) return service.results().ofSubmit(task, List.of(one(task, 0, listener)));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Future<Result>>();
      for (int i = 0; i < task.count(); i++) {
        int index = i;
        calls.add(threads.submit(() -> one(task, index, listener)));
      }
      var results = new ArrayList<Result>();
      for (var call : calls) results.add(call.get());
      return service.results().ofSubmit(task, results);
    } catch (ExecutionException bug) {
      throw new IllegalStateException(bug.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      var failure = Failure.of(Kind.TIMED_OUT, "interrupted", "").maybeHeard();
      return new ProviderAnswer.Failed(failure);
    }
  }

  private Result one(ProviderTask task, int index, ProgressListener listener) {
    long seed = (task.seed() + index) & 0x7fff_ffffL;
    var url = service.at("models/" + task.route().remoteModel() + ":generateContent");
    var spool = Optional.of(new Spool(task.folder(), FIELDS_WITH_PICTURES));
    return switch (service.http().submit(url, input(task, seed), spool, listener)) {
      case Reply.Lost(var failure) -> new Result.Missing(failure);
      case Said said when said.ok() -> picture(said.json(), seed);
      case Said said -> new Result.Missing(failures.of(said));
    };
  }

  private static ObjectNode input(ProviderTask task, long seed) {
    var input = JsonNodeFactory.instance.objectNode();
    var content = input.putArray("contents").addObject().put("role", "user");
    var parts = content.putArray("parts");
    parts.addObject().put("text", task.prompt());
    for (var reference : task.references())
      parts
          .addObject()
          .putObject("inlineData")
          .put("mimeType", PictureText.mimeOf(reference))
          .putPOJO("data", PictureText.base64(reference));
    var generation = input.putObject("generationConfig").put("seed", seed);
    generation.putArray("responseModalities").add("TEXT").add("IMAGE");
    var image = JsonNodeFactory.instance.objectNode();
    task.ratio().ifPresent(ratio -> image.put("aspectRatio", ratio.toString()));
    // The first Nano Banana knows one size and refuses to hear of it.
    if (task.route().options().path("image-size").asBoolean())
      image.put("imageSize", task.size().name());
    if (!image.isEmpty()) {
      var _ = generation.set("imageConfig", image);
    }
    return input;
  }

  /// The last picture that is no thought; or why there is none, which Google says with status 200.
  private static Result picture(JsonNode answer, long seed) {
    var blocked = answer.path("promptFeedback").path("blockReason").asText("");
    if (!blocked.isEmpty()) {
      var words = answer.path("promptFeedback").path("blockReasonMessage").asText("");
      return new Result.Missing(Failure.of(Kind.REFUSED_INPUT, blocked, words));
    }
    var candidate = answer.path("candidates").path(0);
    var text = new StringBuilder();
    var picture = Optional.<Path>empty();
    for (var part : candidate.path("content").path("parts")) {
      if (part.path("thought").asBoolean()) continue;
      var found = Spool.file(part.path("inlineData").path("data"));
      if (found.isPresent()) picture = found;
      text.append(part.path("text").asText(""));
    }
    if (picture.isPresent()) return new Result.Inline(picture.get(), OptionalLong.of(seed));
    var reason = candidate.path("finishReason").asText("no-candidate");
    var words = candidate.path("finishMessage").asText(text.toString());
    return new Result.Missing(Failure.of(Kind.REFUSED_OUTPUT, reason, words));
  }
}
