package dev.darkroom.provider.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.catalog.Route;
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
import dev.darkroom.provider.http.Reply;
import dev.darkroom.provider.http.Reply.Said;
import dev.darkroom.provider.http.Service;
import dev.darkroom.provider.http.ServiceSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/// A workflow file is the model: references are uploaded, the filled workflow is queued, and what
/// it saved is fetched. ComfyUI forgets its queue and its history when it restarts.
///
/// Wire format: comfyanonymous/ComfyUI `server.py` and `execution.py`, read 2026-11.
public final class ComfyUiProvider implements Provider, ServiceCheck.Checkable {
  private static final int STEP_PX = 8;

  private final Service service;
  private final Path folder;
  private final LiveProgress live;

  /// @param folder where a route's option `workflow` begins; without it, the file is
  ///   `workflows/<model>.json`
  public ComfyUiProvider(
      ServiceSettings settings,
      Path folder,
      Function<Path, Inspection> inspect,
      InstantSource clock) {
    this.folder = folder;
    service = new Service(settings, _ -> {}, inspect, clock);
    live = new LiveProgress(service);
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
    try {
      var workflow = WorkflowFile.read(folder, fileOf(task.route()));
      if (task.references().size() > workflow.references())
        return failed(
            Failure.of(
                Kind.INVALID_INPUT,
                "references",
                "the workflow takes " + workflow.references() + " references"));
      return upload(task, workflow, listener);
    } catch (IOException unusable) {
      return failed(Failure.of(Kind.FAULT, "workflow", String.valueOf(unusable.getMessage())));
    }
  }

  private static String fileOf(Route route) {
    var byName = "workflows/" + route.remoteModel() + ".json";
    return route.options().path("workflow").asText(byName);
  }

  private ProviderAnswer upload(
      ProviderTask task, WorkflowFile workflow, ProgressListener listener) {
    var values = values(task);
    for (int i = 0; i < task.references().size(); i++) {
      var reference = task.references().get(i);
      switch (service.http().upload(service.at("upload/image"), form(task, i, reference))) {
        case Reply.Lost(var failure) -> {
          return failed(failure);
        }
        case Said said when said.ok() -> {
          var folder = said.json().path("subfolder").asText("");
          var name = said.json().path("name").asText("");
          var path = folder.isEmpty() ? name : folder + "/" + name;
          values.put("reference-" + (i + 1), JsonNodeFactory.instance.textNode(path));
        }
        case Said said -> {
          return failed(failure(said));
        }
      }
    }
    // A workflow for two pictures that is given one sees it twice.
    for (int i = task.references().size(); i < workflow.references(); i++)
      values.put("reference-" + (i + 1), values.getOrDefault("reference-1", values.get("prompt")));
    return queue(task, workflow.filled(values), listener);
  }

  private static MultipartBody form(ProviderTask task, int index, Path reference) {
    var type = MediaType.get(PictureText.mimeOf(reference));
    var name = "darkroom-%s-%d.%s".formatted(task.key(), index + 1, type.subtype());
    return new MultipartBody.Builder()
        .setType(MultipartBody.FORM)
        .addFormDataPart("image", name, RequestBody.create(reference.toFile(), type))
        .addFormDataPart("type", "input")
        .addFormDataPart("overwrite", "true")
        .build();
  }

  private Map<String, JsonNode> values(ProviderTask task) {
    var json = JsonNodeFactory.instance;
    var values = new HashMap<String, JsonNode>();
    values.put("prompt", json.textNode(task.prompt()));
    values.put("seed", json.numberNode(task.seed() & Long.MAX_VALUE));
    values.put("count", json.numberNode(task.count()));
    values.put("seconds", json.numberNode(task.length().toSeconds()));
    if (!task.model().isVideo()) {
      var shape = task.ratio().orElseGet(() -> service.shapeOf(task.references().getFirst()));
      var frame = Frame.of(task.size(), Optional.of(shape), STEP_PX);
      values.put("width", json.numberNode(frame.widthPx()));
      values.put("height", json.numberNode(frame.heightPx()));
    }
    return values;
  }

  private ProviderAnswer queue(ProviderTask task, JsonNode prompt, ProgressListener listener) {
    live.listen(task.key());
    var order = JsonNodeFactory.instance.objectNode().put("client_id", task.key());
    var _ = order.set("prompt", prompt);
    var reply = service.http().submit(service.at("prompt"), order, Optional.empty(), listener);
    var answer = service.answer(reply, this::accepted, this::failure);
    if (answer instanceof ProviderAnswer.Failed) live.forget(task.key());
    return answer;
  }

  private ProviderAnswer accepted(Said said) {
    var id = said.json().path("prompt_id").asText("");
    return id.matches("[A-Za-z0-9-]+")
        ? new ProviderAnswer.Accepted(ProviderHandle.of(id), service.pollEvery())
        : failed(Faults.malformed("no prompt id").maybeHeard());
  }

  /// The queue first: work that leaves it in between is in the history by then.
  @Override
  public ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
    var reply = service.http().get(service.at("queue"));
    return service.answer(reply, said -> inQueue(task, handle, said.json()), this::failure);
  }

  private ProviderAnswer inQueue(ProviderTask task, ProviderHandle handle, JsonNode queue) {
    if (place(queue.path("queue_running"), handle) >= 0)
      return new ProviderAnswer.Working(live.of(task.key()), service.pollEvery());
    int place = place(queue.path("queue_pending"), handle);
    if (place >= 0)
      return new ProviderAnswer.Working(
          new Progress(OptionalDouble.empty(), OptionalInt.of(place), Optional.of("queued")),
          service.pollEvery());
    var reply = service.http().get(service.at("history/" + handle.job()));
    return service.answer(
        reply,
        said -> {
          live.forget(task.key());
          return History.read(service, task, said.json().path(handle.job()));
        },
        this::failure);
  }

  private static int place(JsonNode entries, ProviderHandle handle) {
    for (int i = 0; i < entries.size(); i++)
      if (entries.path(i).path(1).asText("").equals(handle.job())) return i;
    return -1;
  }

  @Override
  public CancelAnswer cancel(ProviderTask task, ProviderHandle handle) {
    live.forget(task.key());
    return switch (service.http().get(service.at("queue"))) {
      case Said said when said.ok() && place(said.json().path("queue_running"), handle) >= 0 ->
          sent("interrupt", JsonNodeFactory.instance.objectNode());
      case Said said when said.ok() && place(said.json().path("queue_pending"), handle) >= 0 -> {
        var order = JsonNodeFactory.instance.objectNode();
        order.putArray("delete").add(handle.job());
        yield sent("queue", order);
      }
      case Said _ -> CancelAnswer.TOO_LATE;
      case Reply.Lost _ -> CancelAnswer.UNSUPPORTED;
    };
  }

  private CancelAnswer sent(String path, JsonNode order) {
    return service.http().send("POST", service.at(path), Optional.of(order)) instanceof Said said
            && said.ok()
        ? CancelAnswer.REQUESTED
        : CancelAnswer.UNSUPPORTED;
  }

  /// ComfyUI answers a cancel with an empty body, a bad workflow with a list of bad nodes.
  private Failure failure(Said said) {
    var error = said.json().path("error");
    var words = new StringBuilder(error.path("message").asText(error.asText("")));
    for (var node : said.json().path("node_errors"))
      words.append("; ").append(node.path("errors").path(0).path("details").asText(""));
    return service.faults().byStatus(error.path("type").asText(""), words.toString(), said);
  }

  @Override
  public ServiceCheck check(Route route) {
    return service.check(service.at("queue"), false, this::failure, _ -> Optional.empty());
  }

  private static ProviderAnswer failed(Failure failure) {
    return new ProviderAnswer.Failed(failure);
  }
}
