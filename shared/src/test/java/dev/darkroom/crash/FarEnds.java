package dev.darkroom.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// What survives when a bot dies: a provider and a chat, which count. The provider charges for
/// every job that it begins. The chat shows messages with the same nonce once.
final class FarEnds implements AutoCloseable {
  /// A job is done when it was asked for this often.
  private static final int POLLS = 2;

  private final HttpServer server;
  private final AtomicInteger jobs = new AtomicInteger();
  private final Map<String, AtomicInteger> jobsOfKey = new ConcurrentHashMap<>();
  private final Map<String, String> jobOfKey = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> polls = new ConcurrentHashMap<>();
  private final Set<String> messages = ConcurrentHashMap.newKeySet();

  private FarEnds(HttpServer server) {
    this.server = server;
  }

  static FarEnds start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var ends = new FarEnds(HttpServer.create(address, 0));
    ends.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    ends.server.createContext("/", ends::answer);
    ends.server.start();
    return ends;
  }

  /// Ends with a slash.
  String url() {
    return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
  }

  /// How many jobs were begun, and would be billed, under a provider key.
  int jobs(String key) {
    var begun = jobsOfKey.get(key);
    return begun == null ? 0 : begun.get();
  }

  /// Whether the chat shows a message with this nonce.
  boolean shows(String nonce) {
    return messages.contains(nonce);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = Path.of(exchange.getRequestURI().getPath());
      var text = answer(path.getName(0).toString(), path.getName(1).toString());
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String answer(String what, String name) {
    return switch (what) {
      case "submit" -> begin(name);
      case "submit-once" -> jobOfKey.computeIfAbsent(name, this::begin);
      case "poll" -> asked(name) > POLLS ? "done" : "working";
      case "say" -> {
        var _ = messages.add(name);
        yield "said";
      }
      default -> throw new IllegalArgumentException(what);
    };
  }

  private int asked(String job) {
    return polls.computeIfAbsent(job, _ -> new AtomicInteger()).incrementAndGet();
  }

  private String begin(String key) {
    var _ = jobsOfKey.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
    return "job-" + jobs.incrementAndGet();
  }

  static URI at(String url, String what, String name) {
    return URI.create(url + what + "/" + name);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
