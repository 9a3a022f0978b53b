package dev.darkroom.provider.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.catalog.Route;
import dev.darkroom.credit.Dollars;
import dev.darkroom.media.Inspection;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.Frame;
import dev.darkroom.provider.Progress;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderHandle;
import dev.darkroom.provider.ProviderTask;
import dev.darkroom.provider.ServiceCheck;
import dev.darkroom.provider.http.Faults;
import dev.darkroom.provider.http.PictureText;
import dev.darkroom.provider.http.Reply.Said;
import dev.darkroom.provider.http.Result;
import dev.darkroom.provider.http.RetryAfter;
import dev.darkroom.provider.http.Service;
import dev.darkroom.provider.http.ServiceSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import okhttp3.HttpUrl;

/// One picture a job. The job lives on a regional host and is known only there, so the address that
/// the submit returns is the one that is polled. Results die after ten minutes.
///
/// Wire format: BFL's openapi and docs.bfl.ai, read 2026-11.
public final class BflProvider implements Provider, ServiceCheck.Checkable {
  private static final int STEP_PX = 16;

  /// One of its credits is one cent.
  private static final int MICROS_OF_A_CREDIT = 10_000;

  private final Service service;

  public BflProvider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock) {
    service =
        new Service(
            settings, request -> request.header("x-key", settings.key().reveal()), inspect, clock);
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
    var url = service.at("v1/" + task.route().remoteModel());
    var reply = service.http().submit(url, input(task), Optional.empty(), listener);
    return service.answer(reply, this::accepted, this::failure);
  }

  private static ObjectNode input(ProviderTask task) {
    var input = JsonNodeFactory.instance.objectNode().put("prompt", task.prompt());
    for (int i = 0; i < task.references().size(); i++)
      input.putPOJO(
          i == 0 ? "input_image" : "input_image_" + (i + 1),
          PictureText.base64(task.references().get(i)));
    // 2 is the most that is allowed with pictures.
    var _ =
        input
            .put("seed", task.seed() & 0x7fff_ffffL)
            .put("output_format", "png")
            .put("safety_tolerance", 2);
    if (task.route().remoteModel().startsWith("flux-2")) {
      if (task.ratio().isPresent()) {
        var frame = Frame.of(task.size(), task.ratio(), STEP_PX);
        var _ = input.put("width", frame.widthPx()).put("height", frame.heightPx());
      }
    } else {
      task.ratio().ifPresent(ratio -> input.put("aspect_ratio", ratio.toString()));
    }
    return input;
  }

  private ProviderAnswer accepted(Said said) {
    var id = said.json().path("id").asText("");
    var poll = service.hosts().parse(said.json().path("polling_url").asText(""));
    if (id.isEmpty() || poll.isEmpty())
      return failed(Faults.malformed("no id or a foreign polling address").maybeHeard());
    return new ProviderAnswer.Accepted(
        new ProviderHandle(id, Map.of("poll", poll.get().toString())),
        service.pollEvery(),
        billed(said.json().path("cost")));
  }

  private static Optional<Dollars> billed(JsonNode cost) {
    return cost.isNumber() && cost.asDouble() >= 0
        ? Optional.of(new Dollars(Math.round(cost.asDouble() * MICROS_OF_A_CREDIT)))
        : Optional.empty();
  }

  @Override
  public ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
    var url = HttpUrl.get(handle.urls().getOrDefault("poll", ""));
    return service.answer(
        service.http().get(url),
        said -> state(task, said.json()),
        said ->
            said.status() == 404 ? Failure.of(Kind.RESULT_EXPIRED, "job-404", "") : failure(said));
  }

  private ProviderAnswer state(ProviderTask task, JsonNode job) {
    var state = job.path("status").asText("");
    return switch (state) {
      case "Pending", "Queued", "Reasoning", "Generating" ->
          new ProviderAnswer.Working(progress(job, state), service.pollEvery());
      case "Ready" -> outputs(task, job.path("result"));
      case "Request Moderated" -> failed(moderated(Kind.REFUSED_INPUT, job));
      case "Content Moderated" -> failed(moderated(Kind.REFUSED_OUTPUT, job));
      case "Error", "Failed" -> failed(Failure.of(Kind.UNAVAILABLE, state, "").maybeHeard());
      case "Task not found" -> failed(Failure.of(Kind.RESULT_EXPIRED, state, ""));
      default -> failed(Faults.malformed("status " + state).maybeHeard());
    };
  }

  private static Progress progress(JsonNode job, String state) {
    var share = job.path("progress");
    return new Progress(
        share.isNumber()
            ? OptionalDouble.of(Math.clamp(share.asDouble(), 0, 1))
            : OptionalDouble.empty(),
        OptionalInt.empty(),
        Optional.of(state.equals("Pending") || state.equals("Queued") ? "queued" : "running"));
  }

  private static Failure moderated(Kind kind, JsonNode job) {
    var reasons = job.path("details").path("Moderation Reasons");
    var words = reasons.isArray() && !reasons.isEmpty() ? reasons.path(0).asText("") : "";
    return Failure.of(kind, job.path("status").asText(""), words);
  }

  private ProviderAnswer outputs(ProviderTask task, JsonNode result) {
    var told = result.path("seed");
    var seed = told.isIntegralNumber() ? OptionalLong.of(told.asLong()) : OptionalLong.empty();
    return service
        .results()
        .ofPoll(task, List.of(new Result.At(result.path("sample").asText(""), seed)));
  }

  private Failure failure(Said said) {
    var detail = said.json().path("detail");
    var words = detail.isArray() ? detail.path(0).path("msg").asText("") : detail.asText("");
    if (words.isEmpty()) words = said.json().path("message").asText("");
    var failure = service.faults().byStatus(said.json().path("error").asText(""), words, said);
    var delay = said.json().path("retry_after");
    return delay.isNumber() ? failure.retryAfter(RetryAfter.bounded(delay.asDouble())) : failure;
  }

  /// There is no cancel.
  @Override
  public CancelAnswer cancel(ProviderTask task, ProviderHandle handle) {
    return CancelAnswer.UNSUPPORTED;
  }

  /// Credits are told for free; whether a model is alive is not.
  @Override
  public ServiceCheck check(Route route) {
    return service.check(
        service.at("v1/credits"),
        false,
        this::failure,
        said -> Optional.of(said.json().path("credits").asText("?") + " credits"));
  }

  private static ProviderAnswer failed(Failure failure) {
    return new ProviderAnswer.Failed(failure);
  }
}
