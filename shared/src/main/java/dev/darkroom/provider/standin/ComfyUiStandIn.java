package dev.darkroom.provider.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.MockResponse;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/// ComfyUI, played: uploads are renamed, progress and preview frames come over a websocket, and
/// only references that were uploaded are known.
///
/// It runs workflows whose `CLIPTextEncode` node has the prompt, whose `LoadImage` nodes name
/// uploads, and whose `KSampler` node has a whole seed.
public final class ComfyUiStandIn extends StandIn {
  private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();

  public ComfyUiStandIn() {
    super("");
  }

  @Override
  public String name() {
    return "comfyui";
  }

  @Override
  MockResponse answer(Ask ask) {
    if (!ask.header("Origin").isEmpty()) return Answers.json(403, "{}");
    if (ask.is("POST", "/upload/image")) return upload(ask);
    if (ask.is("POST", "/prompt")) return submit(ask);
    if (ask.is("GET", "/queue")) return queue();
    if (ask.is("POST", "/queue")) return delete(ask);
    if (ask.is("POST", "/interrupt")) return interrupt();
    if (ask.is("GET", "/history/.+")) return history(ask);
    if (ask.is("GET", "/view")) return view(ask);
    if (ask.is("GET", "/ws"))
      return new MockResponse.Builder().webSocketUpgrade(new Ticker()).build();
    return Answers.json(404, "{}");
  }

  private MockResponse upload(Ask ask) {
    var images = Form.of(ask).all("image");
    if (images.isEmpty() || !Fields.isPicture(images.getFirst().content().toByteArray()))
      return new MockResponse.Builder().code(400).build();
    var name = "upload (" + (uploads.size() + 1) + ").png";
    uploads.put(name, images.getFirst().content().toByteArray());
    return Answers.json(
        200, object().put("name", name).put("subfolder", "").put("type", "input").toString());
  }

  private MockResponse submit(Ask ask) {
    var order = ask.json();
    var prompt = "";
    var reference = Optional.<byte[]>empty();
    long seed = 0;
    int count = 1;
    for (var node : order.path("prompt")) {
      var inputs = node.path("inputs");
      switch (node.path("class_type").asText()) {
        case "CLIPTextEncode" -> prompt = inputs.path("text").asText();
        case "LoadImage" -> {
          var name = inputs.path("image").asText();
          if (!uploads.containsKey(name)) return badNode("Invalid image file: " + name);
          if (reference.isEmpty()) reference = Optional.of(uploads.get(name));
        }
        case "KSampler" -> {
          if (!inputs.path("seed").isIntegralNumber()) return badNode("seed: not an integer");
          seed = inputs.path("seed").asLong();
        }
        case "EmptyLatentImage" -> count = inputs.path("batch_size").asInt(1);
        default -> {}
      }
    }
    if (prompt.isEmpty()) return Answers.json(400, "{\"error\":\"no prompt\",\"node_errors\":[]}");
    var script = Script.of(prompt);
    var refused = refused(script);
    if (refused.isPresent()) return refused.get();
    var job = take(new Job.Order(script, reference, count, 512, 512, seed, 0, false), order);
    var answer = object().put("prompt_id", job.id()).put("number", 7);
    return Answers.broken(script).orElseGet(() -> Answers.json(200, answer.toString()));
  }

  private static Optional<MockResponse> refused(Script script) {
    if (script.says("auth")) return Optional.of(Answers.json(401, "{}"));
    if (script.says("429"))
      return Optional.of(
          Answers.json(429, "{}")
              .newBuilder()
              .setHeader("Retry-After", script.number("429", 7))
              .build());
    if (script.says("500")) return Optional.of(Answers.json(500, "Internal Server Error"));
    if (script.says("503")) return Optional.of(Answers.json(503, ""));
    if (script.says("504")) return Optional.of(Answers.json(504, ""));
    if (script.says("retired")) return Optional.of(Answers.json(404, "404: Not Found"));
    return script.says("invalid") ? Optional.of(badNode("value_not_in_list")) : Optional.empty();
  }

  private static MockResponse badNode(String details) {
    var answer = object();
    answer
        .putObject("error")
        .put("type", "prompt_outputs_failed_validation")
        .put("message", "Prompt outputs failed validation");
    answer
        .putObject("node_errors")
        .putObject("4")
        .putArray("errors")
        .addObject()
        .put("details", details);
    return Answers.json(400, answer.toString());
  }

  private MockResponse queue() {
    var answer = object();
    var running = answer.putArray("queue_running");
    var pending = answer.putArray("queue_pending");
    for (var job : openJobs())
      switch (job.asked()) {
        case QUEUED -> entry(pending, job);
        case RUNNING -> entry(running, job);
        case DONE, CANCELLED -> {}
      }
    return Answers.json(200, answer.toString());
  }

  private static void entry(ArrayNode list, Job job) {
    var _ = list.addArray().add(7).add(job.id()).addObject();
  }

  private MockResponse delete(Ask ask) {
    for (var id : ask.json().path("delete")) job(id.asText()).ifPresent(job -> job.cancel());
    return new MockResponse.Builder().build();
  }

  private MockResponse interrupt() {
    for (var job : openJobs()) {
      var _ = job.cancel();
    }
    return new MockResponse.Builder().build();
  }

  private MockResponse history(Ask ask) {
    var job = job(ask.url().pathSegments().getLast());
    var answer = object();
    if (job.isEmpty() || job.get().script().says("lost")) return Answers.json(200, "{}");
    var entry = answer.putObject(job.get().id());
    var script = job.get().script();
    if (job.get().isCancelled()) error(entry, "execution_interrupted", "");
    else if (script.says("fail")) error(entry, "execution_error", "CUDA out of memory");
    else outputs(entry, job.get());
    return Answers.json(200, answer.toString());
  }

  private static void error(ObjectNode entry, String event, String words) {
    var status = entry.putObject("status").put("status_str", "error").put("completed", false);
    status
        .putArray("messages")
        .addArray()
        .add(event)
        .addObject()
        .put("exception_type", "OutOfMemoryError")
        .put("exception_message", words);
  }

  private static void outputs(ObjectNode entry, Job job) {
    entry.putObject("status").put("status_str", "success").put("completed", true);
    var images = entry.putObject("outputs").putObject("9").putArray("images");
    images.addObject().put("filename", "preview.png").put("subfolder", "").put("type", "temp");
    int count = job.order().count() - (job.script().says("partial") ? 1 : 0);
    for (int i = 0; i < count; i++)
      images
          .addObject()
          .put("filename", job.id() + "-" + i + ".png")
          .put("subfolder", "")
          .put("type", "output");
  }

  /// Hands over to where outputs lie, so that they can be as bad as the script wants.
  private MockResponse view(Ask ask) {
    var name = String.valueOf(ask.url().queryParameter("filename"));
    int dash = name.lastIndexOf('-');
    var job = dash < 0 ? Optional.<Job>empty() : job(name.substring(0, dash));
    if (job.isEmpty()) return Answers.json(404, "{}");
    int index = Integer.parseInt(name.substring(dash + 1, name.length() - ".png".length()));
    return Answers.redirect(outputAddress(job.get(), index, "png"));
  }

  /// Says what a sampler says, preview frames between.
  private static final class Ticker extends WebSocketListener {
    @Override
    public void onOpen(WebSocket socket, Response response) {
      var _ = socket.send("{\"type\":\"status\",\"data\":{\"sid\":\"x\"}}");
      var _ = socket.send(ByteString.of((byte) 0, (byte) 0, (byte) 0, (byte) 1));
      var _ = socket.send("{\"type\":\"progress\",\"data\":{\"value\":5,\"max\":20}}");
    }
  }

  /// The input of a node of the latest workflow.
  public JsonNode lastNode(String classType) {
    for (var node : lastInput().path("prompt"))
      if (node.path("class_type").asText().equals(classType)) return node.path("inputs");
    return object();
  }
}
