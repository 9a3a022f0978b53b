package dev.darkroom.media.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// An object store on loopback: one bucket, real sockets, real signatures. It can misbehave.
public final class S3StandIn implements AutoCloseable {
  public static final String ACCESS_KEY = "darkroom-test";
  public static final String SECRET_KEY = "not-a-real-secret";
  public static final String REGION = "eu-test-1";
  public static final String BUCKET = "pictures";

  /// What goes wrong with the next request.
  public enum Fault {
    INTERNAL_ERROR,
    SLOW_DOWN,
    SILENT,
    CUT_OFF
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Stored(byte[] content, String type) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Stored> objects = new ConcurrentHashMap<>();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger requests = new AtomicInteger();
  private final Signature signature = new Signature(ACCESS_KEY, SECRET_KEY, REGION);

  public S3StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    var _ = server.createContext("/", this::handle);
    server.start();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void next(Fault fault) {
    faults.add(fault);
  }

  /// Names in the bucket.
  public Map<String, String> types() {
    var types = new ConcurrentHashMap<String, String>();
    objects.forEach((name, stored) -> types.put(name, stored.type()));
    return types;
  }

  int requests() {
    return requests.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      var body = exchange.getRequestBody().readAllBytes();
      var fault = faults.poll();
      if (fault == Fault.INTERNAL_ERROR) refuse(exchange, 500, "InternalError");
      else if (fault == Fault.SLOW_DOWN) refuse(exchange, 503, "SlowDown");
      else if (fault == Fault.SILENT) awaitClose();
      else if (!signature.matches(exchange, body)) refuse(exchange, 403, "SignatureDoesNotMatch");
      else answer(exchange, body, fault == Fault.CUT_OFF);
    }
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, byte[] body, boolean cutOff) throws IOException {
    var name = exchange.getRequestURI().getPath().replaceFirst("^/" + BUCKET + "/", "");
    if (name.startsWith("/")) {
      refuse(exchange, 404, "NoSuchBucket");
      return;
    }
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        objects.put(name, new Stored(body, String.valueOf(type)));
        exchange.getResponseHeaders().set("ETag", "\"" + Signature.sha256(body) + "\"");
        exchange.sendResponseHeaders(200, -1);
      }
      case "DELETE" -> {
        objects.remove(name);
        exchange.sendResponseHeaders(204, -1);
      }
      case "GET" -> send(exchange, name, cutOff);
      default -> refuse(exchange, 405, "MethodNotAllowed");
    }
  }

  private void send(HttpExchange exchange, String name, boolean cutOff) throws IOException {
    var stored = objects.get(name);
    if (stored == null) {
      refuse(exchange, 404, "NoSuchKey");
      return;
    }
    var content = stored.content();
    exchange.getResponseHeaders().set("ETag", "\"" + Signature.sha256(content) + "\"");
    exchange.getResponseHeaders().set("Last-Modified", "Tue, 24 Nov 2026 10:00:00 GMT");
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content, 0, cutOff ? content.length / 2 : content.length);
    exchange.getResponseBody().flush();
  }

  private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    var body =
        "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, code)
            .getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
