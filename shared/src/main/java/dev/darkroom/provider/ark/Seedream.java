package dev.darkroom.provider.ark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.provider.Frame;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderTask;
import dev.darkroom.provider.http.PictureText;
import dev.darkroom.provider.http.Result;
import dev.darkroom.provider.http.Service;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;

/// `images/generations`: all pictures in one answer, each of them an address or an error. Seeds are
/// not taken since 4.0.
///
/// Wire format: BytePlus documents and the Ark SDK, read 2026-11.
final class Seedream {
  private static final int STEP_PX = 8;

  private final Service service;
  private final ArkFailures failures;

  Seedream(Service service, ArkFailures failures) {
    this.service = service;
    this.failures = failures;
  }

  ProviderAnswer submit(ProviderTask task, ProgressListener listener) {
    var url = service.at("images/generations");
    var reply = service.http().submit(url, input(task), Optional.empty(), listener);
    return service.answer(reply, said -> outputs(task, said.json()), failures::of);
  }

  private static ObjectNode input(ProviderTask task) {
    var input =
        JsonNodeFactory.instance
            .objectNode()
            .put("model", task.route().remoteModel())
            .put("prompt", prompt(task))
            .put("size", size(task))
            .put("response_format", "url")
            .put("watermark", false);
    var images = input.putArray("image");
    for (var reference : task.references()) images.addPOJO(PictureText.dataUri(reference));
    if (task.count() > 1)
      input
          .put("sequential_image_generation", "auto")
          .putObject("sequential_image_generation_options")
          .put("max_images", task.count());
    return input;
  }

  /// The model makes as many pictures as the prompt asks for, up to the number that is allowed.
  private static String prompt(ProviderTask task) {
    return task.count() == 1
        ? task.prompt()
        : task.prompt() + "\nGenerate " + task.count() + " different images of this.";
  }

  private static String size(ProviderTask task) {
    return task.ratio().isEmpty()
        ? task.size().name()
        : Frame.of(task.size(), task.ratio(), STEP_PX).toString();
  }

  private ProviderAnswer outputs(ProviderTask task, JsonNode answer) {
    var given = new ArrayList<Result>();
    for (var picture : answer.path("data"))
      given.add(
          picture.has("url")
              ? new Result.At(picture.path("url").asText(""), OptionalLong.empty())
              : new Result.Missing(ArkFailures.of(picture.path("error"))));
    if (given.isEmpty() && answer.has("error"))
      given.add(new Result.Missing(ArkFailures.of(answer.path("error"))));
    return service.results().ofSubmit(task, given);
  }
}
