package dev.darkroom.provider.kling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.catalog.Route;
import dev.darkroom.media.Inspection;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.Progress;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderHandle;
import dev.darkroom.provider.ProviderTask;
import dev.darkroom.provider.ServiceCheck;
import dev.darkroom.provider.http.Faults;
import dev.darkroom.provider.http.PictureText;
import dev.darkroom.provider.http.Reply;
import dev.darkroom.provider.http.Reply.Said;
import dev.darkroom.provider.http.Result;
import dev.darkroom.provider.http.Service;
import dev.darkroom.provider.http.ServiceSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import okio.ByteString;

/// Image to video. Errors come with status 200, too, so the code decides. A task carries a name of
/// ours, by which it is found again: a submit asks for that name first, and is therefore safe to
/// repeat.
///
/// Wire format: kling-sdk types and tests, read 2026-11.
public final class KlingProvider implements Provider, ServiceCheck.Checkable {
  private static final String TASKS = "v1/videos/image2video";
  private static final int NOT_FOUND = 1203;

  private final Service service;

  public KlingProvider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock) {
    var token = new KlingToken(settings.keys(), clock);
    service =
        new Service(
            settings,
            request -> request.header("Authorization", "Bearer " + token.fresh()),
            inspect,
            clock);
  }

  @Override
  public String name() {
    return service.name();
  }

  @Override
  public boolean deduplicates() {
    return true;
  }

  @Override
  public ProviderAnswer submit(ProviderTask task, ProgressListener listener) {
    var name = nameOf(task);
    return switch (service.http().get(service.at(TASKS + "/" + name))) {
      case Reply.Lost(var failure) -> failed(failure);
      case Said said when code(said) == 0 && said.ok() -> accepted(said);
      case Said said when code(said) == NOT_FOUND || said.status() == 404 ->
          start(task, name, listener);
      case Said said -> failed(failure(said));
    };
  }

  private ProviderAnswer start(ProviderTask task, String name, ProgressListener listener) {
    var reply =
        service.http().submit(service.at(TASKS), input(task, name), Optional.empty(), listener);
    return service.answer(
        reply, said -> code(said) == 0 ? accepted(said) : failed(failure(said)), this::failure);
  }

  /// The same for the same work for ever, and never that of another Darkroom on the same account.
  private static String nameOf(ProviderTask task) {
    var work = task.route().name() + "\n" + task.seed() + "\n" + task.prompt();
    var hash = ByteString.encodeUtf8(work).sha256().hex();
    return "darkroom-" + task.key() + "-" + hash.substring(0, 16);
  }

  private static ObjectNode input(ProviderTask task, String name) {
    var mode = task.size().name().equals("720p") ? "std" : "pro";
    var input =
        JsonNodeFactory.instance
            .objectNode()
            .put("model_name", task.route().remoteModel())
            .put("prompt", task.prompt())
            .put("mode", task.route().options().path("mode").asText(mode))
            .put("duration", Long.toString(task.length().toSeconds()))
            .put("external_task_id", name);
    // Only models since 2.6 know of sound; the others refuse the field.
    if (task.model().sound()) input.put("sound", "on");
    else if (task.route().options().path("sound").asBoolean()) input.put("sound", "off");
    var references = task.references();
    input.putPOJO("image", PictureText.base64(references.getFirst()));
    if (references.size() > 1) input.putPOJO("image_tail", PictureText.base64(references.get(1)));
    return input;
  }

  private ProviderAnswer accepted(Said said) {
    var id = said.json().path("data").path("task_id").asText("");
    return id.matches("[A-Za-z0-9._-]+")
        ? new ProviderAnswer.Accepted(ProviderHandle.of(id), service.pollEvery())
        : failed(Faults.malformed("no task id").maybeHeard());
  }

  @Override
  public ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
    return switch (service.http().get(service.at(TASKS + "/" + handle.job()))) {
      case Reply.Lost(var failure) -> failed(failure);
      case Said said when code(said) == NOT_FOUND || said.status() == 404 ->
          failed(Failure.of(Kind.RESULT_EXPIRED, "task-" + NOT_FOUND, ""));
      case Said said when code(said) == 0 && said.ok() -> state(task, said.json().path("data"));
      case Said said -> failed(failure(said));
    };
  }

  private ProviderAnswer state(ProviderTask task, JsonNode job) {
    var state = job.path("task_status").asText("");
    return switch (state) {
      case "submitted" -> new ProviderAnswer.Working(Progress.stage("queued"), service.pollEvery());
      case "processing" ->
          new ProviderAnswer.Working(Progress.stage("running"), service.pollEvery());
      case "succeed" -> outputs(task, job);
      case "failed" -> failed(ofTask(job.path("task_status_msg").asText("")));
      default -> failed(Faults.malformed("status " + state).maybeHeard());
    };
  }

  /// A task that failed tells why in words only.
  private static Failure ofTask(String words) {
    boolean refused = words.toLowerCase(java.util.Locale.ROOT).matches(".*(risk|policy|safety).*");
    var kind = refused ? Kind.REFUSED_OUTPUT : Kind.UNAVAILABLE;
    return Faults.ended(Failure.of(kind, "task-failed", words));
  }

  private ProviderAnswer outputs(ProviderTask task, JsonNode job) {
    var given = new ArrayList<Result>();
    for (var video : job.path("task_result").path("videos"))
      given.add(new Result.At(video.path("url").asText(""), OptionalLong.empty()));
    return service.results().ofPoll(task, given);
  }

  private static int code(Said said) {
    return said.json().path("code").asInt(said.ok() ? 0 : -1);
  }

  private Failure failure(Said said) {
    int code = code(said);
    var words = said.json().path("message").asText("");
    if (code <= 0) return service.faults().byStatus("", words, said);
    var kind =
        switch (code) {
          case 1000, 1001, 1002, 1003, 1004 -> Kind.AUTH;
          case 1100, 1101, 1102, 1103, 1304 -> Kind.ACCOUNT;
          case 1203 -> Kind.RETIRED;
          case 1300, 1301 -> Kind.REFUSED_INPUT;
          case 1302, 1303 -> Kind.RATE_LIMITED;
          case 5000, 5001 -> Kind.UNAVAILABLE;
          case 5002 -> Kind.TIMED_OUT;
          default -> Kind.INVALID_INPUT;
        };
    return service.faults().of(kind, Integer.toString(code), words, said);
  }

  /// There is no cancel.
  @Override
  public CancelAnswer cancel(ProviderTask task, ProviderHandle handle) {
    return CancelAnswer.UNSUPPORTED;
  }

  /// Lists one task: only a good key may.
  @Override
  public ServiceCheck check(Route route) {
    return service.check(
        service.at(TASKS + "?pageNum=1&pageSize=1"), false, this::failure, _ -> Optional.empty());
  }

  private static ProviderAnswer failed(Failure failure) {
    return new ProviderAnswer.Failed(failure);
  }
}
