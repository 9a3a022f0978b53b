package dev.darkroom.provider.fal;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.darkroom.provider.http.Reply;
import dev.darkroom.provider.http.Reply.Said;
import dev.darkroom.provider.http.Result;
import dev.darkroom.provider.http.Service;
import dev.darkroom.provider.http.ServiceSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import okhttp3.HttpUrl;

/// fal's queue. The addresses that it returns are followed, for they lack parts of the endpoint's
/// name; `COMPLETED` may mean failed.
///
/// Wire format: fal-js `libs/client` and docs.fal.ai, read 2026-08.
public final class FalProvider implements Provider, ServiceCheck.Checkable {
  private final Service service;
  private final FalFailures failures;

  public FalProvider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock) {
    service =
        new Service(
            settings,
            request -> request.header("Authorization", "Key " + settings.key().reveal()),
            inspect,
            clock);
    failures = new FalFailures(service.faults());
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
    var family = FalInput.of(task.route());
    if (family.isEmpty())
      return failed(Failure.of(Kind.FAULT, "no-input", "option `input` of the route is missing"));
    var url = service.at(family.get().endpoint(task));
    var reply = service.http().submit(url, family.get().input(task), Optional.empty(), listener);
    return service.answer(reply, this::accepted, failures::of);
  }

  private ProviderAnswer accepted(Said said) {
    var id = said.json().path("request_id").asText("");
    var urls = new HashMap<String, String>();
    for (var name : List.of("status", "response", "cancel"))
      service
          .hosts()
          .parse(said.json().path(name + "_url").asText(""))
          .ifPresent(url -> urls.put(name, url.toString()));
    if (id.isEmpty() || !urls.containsKey("status") || !urls.containsKey("response"))
      return failed(Faults.malformed("no request id or foreign addresses").maybeHeard());
    return new ProviderAnswer.Accepted(new ProviderHandle(id, urls), service.pollEvery());
  }

  @Override
  public ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
    var reply = service.http().get(address(handle, "status"));
    return service.answer(reply, said -> state(task, handle, said), failures::of);
  }

  private ProviderAnswer state(ProviderTask task, ProviderHandle handle, Said said) {
    var state = said.json().path("status").asText("");
    return switch (state) {
      case "IN_QUEUE", "IN_PROGRESS" ->
          new ProviderAnswer.Working(progress(said.json(), state), service.pollEvery());
      case "COMPLETED" -> {
        var type = said.json().path("error_type").asText("");
        yield type.isEmpty()
            ? result(task, handle)
            : failed(
                Faults.ended(failures.ofType(type, said.json().path("error").asText(""), said)));
      }
      default -> failed(Faults.malformed("status " + state).maybeHeard());
    };
  }

  private static Progress progress(JsonNode status, String state) {
    var place = status.path("queue_position");
    return new Progress(
        OptionalDouble.empty(),
        place.isIntegralNumber() ? OptionalInt.of(place.asInt()) : OptionalInt.empty(),
        Optional.of(state.equals("IN_QUEUE") ? "queued" : "running"));
  }

  /// The answer replays the status and the body that the model gave.
  private ProviderAnswer result(ProviderTask task, ProviderHandle handle) {
    return switch (service.http().get(address(handle, "response"))) {
      case Reply.Lost(var failure) -> failed(failure);
      // Completed a moment ago, and not everywhere yet.
      case Said said when said.status() == 400 && isStillInProgress(said) ->
          new ProviderAnswer.Working(Progress.UNKNOWN, service.pollEvery());
      case Said said when said.status() == 404 ->
          failed(Failure.of(Kind.RESULT_EXPIRED, "result-404", ""));
      case Said said when said.ok() -> outputs(task, said.json());
      case Said said -> failed(Faults.ended(failures.of(said)));
    };
  }

  private static boolean isStillInProgress(Said said) {
    return said.json().path("detail").asText("").contains("still in progress");
  }

  private ProviderAnswer outputs(ProviderTask task, JsonNode output) {
    var told = output.path("seed");
    var seed = told.isIntegralNumber() ? OptionalLong.of(told.asLong()) : OptionalLong.empty();
    var given = new ArrayList<Result>();
    for (int i = 0; i < output.path("images").size(); i++)
      given.add(
          output.path("has_nsfw_concepts").path(i).asBoolean()
              ? new Result.Missing(Failure.of(Kind.REFUSED_OUTPUT, "nsfw", ""))
              : new Result.At(output.path("images").path(i).path("url").asText(""), seed));
    if (output.path("video").has("url"))
      given.add(new Result.At(output.path("video").path("url").asText(""), seed));
    return service.results().ofPoll(task, given);
  }

  @Override
  public CancelAnswer cancel(ProviderTask task, ProviderHandle handle) {
    if (!handle.urls().containsKey("cancel")) return CancelAnswer.UNSUPPORTED;
    return switch (service.http().send("PUT", address(handle, "cancel"), Optional.empty())) {
      case Said said when said.ok() || said.status() == 404 -> CancelAnswer.REQUESTED;
      case Said said when said.status() == 400 -> CancelAnswer.TOO_LATE;
      case Said _, Reply.Lost _ -> CancelAnswer.UNSUPPORTED;
    };
  }

  /// Asks for a job that cannot exist: only a good key is told so. Whether the model is alive, fal
  /// tells on submit alone.
  @Override
  public ServiceCheck check(Route route) {
    var parts = route.remoteModel().split("/", 3);
    var app = parts[0] + (parts.length > 1 ? "/" + parts[1] : "");
    var nobody = service.at(app + "/requests/00000000-0000-0000-0000-000000000000/status");
    return service.check(nobody, false, failures::of, _ -> Optional.empty());
  }

  private static HttpUrl address(ProviderHandle handle, String name) {
    return HttpUrl.get(handle.urls().getOrDefault(name, ""));
  }

  private static ProviderAnswer failed(Failure failure) {
    return new ProviderAnswer.Failed(failure);
  }
}
