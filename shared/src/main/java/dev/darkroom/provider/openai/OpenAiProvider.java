package dev.darkroom.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.catalog.Route;
import dev.darkroom.media.Inspection;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.Frame;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderHandle;
import dev.darkroom.provider.ProviderTask;
import dev.darkroom.provider.ServiceCheck;
import dev.darkroom.provider.http.PictureText;
import dev.darkroom.provider.http.Reply.Said;
import dev.darkroom.provider.http.Result;
import dev.darkroom.provider.http.Service;
import dev.darkroom.provider.http.ServiceSettings;
import dev.darkroom.provider.http.Spool;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/// One multipart request, all pictures in the answer. Servers of one's own need no key.
///
/// Options of a route: `sizes: three` for models that know only the square and two oblongs (the
/// default for gpt-image-1), `seed: prompt` for sd-server, which reads seeds out of the prompt,
/// `quality`, and `fixed` for more fields as they are.
///
/// Wire format: openai-openapi 2.3.0 and the sources of stable-diffusion.cpp, read 2026-11.
public final class OpenAiProvider implements Provider, ServiceCheck.Checkable {
  private static final int STEP_PX = 16;

  private final Service service;

  public OpenAiProvider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock) {
    service =
        new Service(
            settings,
            request -> {
              if (!settings.keys().isEmpty()) {
                var _ = request.header("Authorization", "Bearer " + settings.key().reveal());
              }
            },
            inspect,
            clock);
  }

  @Override
  public String name() {
    return service.name();
  }

  @Override
  public boolean deduplicates() {
    return false;
  }

  @Override
  public ProviderAnswer submit(ProviderTask task, ProgressListener listener) {
    var spool = Optional.of(new Spool(task.folder(), Set.of("b64_json")));
    var reply = service.http().submit(service.at("images/edits"), form(task), spool, listener);
    return service.answer(reply, said -> outputs(task, said.json()), this::failure);
  }

  private MultipartBody form(ProviderTask task) {
    var form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("model", task.route().remoteModel())
            .addFormDataPart("prompt", prompt(task))
            .addFormDataPart("n", Integer.toString(task.count()));
    for (var reference : task.references()) {
      var type = MediaType.get(PictureText.mimeOf(reference));
      form.addFormDataPart(
          "image[]", "reference." + type.subtype(), RequestBody.create(reference.toFile(), type));
    }
    size(task).ifPresent(size -> form.addFormDataPart("size", size));
    var quality = task.route().options().path("quality");
    if (quality.isTextual()) form.addFormDataPart("quality", quality.asText());
    for (var fixed : task.route().options().path("fixed").properties())
      form.addFormDataPart(fixed.getKey(), fixed.getValue().asText());
    return form.build();
  }

  private static String prompt(ProviderTask task) {
    if (!task.route().options().path("seed").asText("").equals("prompt")) return task.prompt();
    return task.prompt()
        + " <sd_cpp_extra_args>{\"seed\":"
        + (task.seed() & 0x7fff_ffffL)
        + "}</sd_cpp_extra_args>";
  }

  private Optional<String> size(ProviderTask task) {
    var byName = task.route().remoteModel().startsWith("gpt-image-1") ? "three" : "free";
    if (!task.route().options().path("sizes").asText(byName).equals("three"))
      return task.ratio().map(_ -> Frame.of(task.size(), task.ratio(), STEP_PX).toString());
    if (task.ratio().isEmpty()) return Optional.of("auto");
    var ratio = task.ratio().get();
    if (ratio.width() == ratio.height()) return Optional.of("1024x1024");
    return Optional.of(ratio.width() > ratio.height() ? "1536x1024" : "1024x1536");
  }

  private ProviderAnswer outputs(ProviderTask task, JsonNode answer) {
    var given = new ArrayList<Result>();
    for (var picture : answer.path("data")) {
      var inline = Spool.file(picture.path("b64_json"));
      given.add(
          inline.isPresent()
              ? new Result.Inline(inline.get(), OptionalLong.empty())
              : new Result.At(picture.path("url").asText(""), OptionalLong.empty()));
    }
    return service.results().ofSubmit(task, given);
  }

  /// The code decides and not the type, which is the same for refusals and for bad files. Servers
  /// of one's own say it in a plain text.
  private Failure failure(Said said) {
    var error = said.json().path("error");
    if (error.isTextual()) {
      var message = said.json().path("message").asText(error.asText());
      return service.faults().byStatus("", message, said);
    }
    var code = error.path("code").asText("");
    var words = error.path("message").asText("");
    return switch (code) {
      case "moderation_blocked", "content_policy_violation" ->
          service.faults().of(refused(error), code, words, said);
      case "insufficient_quota", "project_spend_limit_exceeded", "billing_hard_limit_reached" ->
          service.faults().of(Kind.ACCOUNT, code, words, said);
      case "model_not_found" -> service.faults().of(Kind.RETIRED, code, words, said);
      default ->
          said.status() == 403
              ? service.faults().of(Kind.ACCOUNT, code, words, said)
              : service.faults().byStatus(code, words, said);
    };
  }

  private static Kind refused(JsonNode error) {
    var stage = error.path("moderation_details").path("moderation_stage").asText("input");
    return stage.equals("output") ? Kind.REFUSED_OUTPUT : Kind.REFUSED_INPUT;
  }

  @Override
  public ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
    throw new IllegalStateException("pictures come with the submit");
  }

  @Override
  public CancelAnswer cancel(ProviderTask task, ProviderHandle handle) {
    return CancelAnswer.UNSUPPORTED;
  }

  /// Lists the models. That one's model is missing is told of OpenAI only: other servers name
  /// theirs as they like.
  @Override
  public ServiceCheck check(Route route) {
    return service.check(service.at("models"), false, this::failure, _ -> Optional.empty());
  }
}
