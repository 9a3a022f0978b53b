package dev.darkroom.provider.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One service, played on this machine. What it takes and how it complains is the service's own;
/// what it should do wrong is written into the prompt, see `Script`.
public abstract class StandIn implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StandIn.class);

  private static final int TEXT_CHARS_MAX = 1_000;
  private static final int KEPT_MAX = 200;

  private final MockWebServer server = new MockWebServer();
  private final String key;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Job> jobs = bounded();
  private final Map<String, Supplier<MockResponse>> files = bounded();
  private JsonNode lastInput = MissingNode.getInstance();
  private int ids;
  private int accepted;

  StandIn(String key) {
    this.key = key;
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answered(request);
          }
        });
  }

  /// Opens it on this machine only.
  ///
  /// @param port 0 for any free one
  public void start(int port) {
    try {
      server.start(InetAddress.getLoopbackAddress(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The service's name, as routes call it.
  public abstract String name();

  /// The base address to configure.
  public URI url() {
    return server.url(basePath()).uri();
  }

  /// The key that it takes.
  public String key() {
    return key;
  }

  /// How often paid work was taken.
  public synchronized int accepted() {
    return accepted;
  }

  /// The latest paid request, long texts cut off.
  public synchronized JsonNode lastInput() {
    return lastInput;
  }

  /// Method and path of the latest requests, oldest first.
  public List<String> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  String basePath() {
    return "/";
  }

  abstract MockResponse answer(Ask ask);

  private MockResponse answered(RecordedRequest request) {
    var ask = Ask.of(request);
    try {
      // The server keeps every request until somebody takes it.
      var _ = server.takeRequest(0, TimeUnit.SECONDS);
      synchronized (requests) {
        if (requests.size() == KEPT_MAX) requests.removeFirst();
        requests.add(ask.method() + " " + ask.url().encodedPath());
      }
      var file = files.get(ask.path());
      return file == null ? answer(ask) : file.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answers.json(503, "{}");
    } catch (RuntimeException bug) {
      log.atError().addKeyValue("standin", name()).setCause(bug).log("stand-in failed");
      return Answers.json(500, "{\"detail\":\"stand-in failed\"}");
    }
  }

  /// Takes paid work.
  ///
  /// @param input the request, for those who want to see what was asked
  synchronized Job take(Job.Order order, JsonNode input) {
    accepted++;
    lastInput = shortened(input);
    var job = new Job("00000000-0000-4000-8000-%012d".formatted(++ids), order);
    jobs.put(job.id(), job);
    return job;
  }

  Optional<Job> job(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /// Work that was taken and is remembered.
  List<Job> openJobs() {
    synchronized (jobs) {
      return List.copyOf(jobs.values());
    }
  }

  /// An address on this stand-in.
  String address(String path) {
    return server.url(path).toString();
  }

  /// The same under another host name, as services with regional hosts give.
  String regionalAddress(String path) {
    return server.url(path).newBuilder().host("localhost").build().toString();
  }

  /// The picture that came of an order.
  static byte[] picture(Job.Order order, String type, int index) {
    if (order.script().says("garbage")) return "<html>no picture</html>".getBytes(UTF_8);
    return Darkslide.picture(
        order.reference(), type, order.widthPx(), order.heightPx(), order.seed() + index);
  }

  /// The clip that came of an order.
  static byte[] clip(Job.Order order) {
    var script = order.script();
    if (script.says("garbage")) return "<html>no clip</html>".getBytes(UTF_8);
    if (script.says("short")) return Clips.mp4(1, order.sound());
    return Clips.mp4(order.seconds(), order.sound() && !script.says("silent"));
  }

  /// The address of an output, with what the script says is wrong with it.
  String outputAddress(Job job, int index, String type) {
    var script = job.script();
    if (script.says("private")) return "http://169.254.169.254/latest/meta-data/";
    var path = "/files/" + job.id() + "-" + index + "." + type;
    files.put(path, () -> output(job, index, type));
    return regionalAddress(path) + "?sig=canary-signature";
  }

  private MockResponse output(Job job, int index, String type) {
    var script = job.script();
    if (script.says("redirect")) return Answers.redirect("http://10.0.0.1/secret");
    if (script.says("expired")) return Answers.json(403, "<Error>AccessDenied</Error>");
    boolean isClip = type.equals("mp4");
    var content = isClip ? clip(job.order()) : picture(job.order(), type, index);
    var mime = isClip ? "video/mp4" : type.equals("jpg") ? "image/jpeg" : "image/" + type;
    var answer = Answers.bytes(mime, content);
    if (script.says("big"))
      return answer.newBuilder().setHeader("Content-Length", 5L << 30).build();
    if (script.says("broken"))
      return answer
          .newBuilder()
          .onResponseBody(new SocketEffect.CloseSocket(true, false, false))
          .build();
    return answer;
  }

  private static JsonNode shortened(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var copy = object();
      for (var field : object.properties()) {
        var _ = copy.set(field.getKey(), shortened(field.getValue()));
      }
      return copy;
    }
    if (node.isArray()) {
      var copy = JsonNodeFactory.instance.arrayNode();
      for (var item : node) copy.add(shortened(item));
      return copy;
    }
    var text = node.asText("");
    return node.isTextual() && text.length() > TEXT_CHARS_MAX
        ? JsonNodeFactory.instance.textNode(text.substring(0, 40) + "…")
        : node;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static <V> Map<String, V> bounded() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > KEPT_MAX;
          }
        });
  }

  private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;
}
