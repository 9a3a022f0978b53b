package dev.darkroom.bot.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.slf4j.LoggerFactory;

/// The one socket that everything listens on.
public final class Front implements AutoCloseable {
  private static final org.slf4j.Logger log = LoggerFactory.getLogger(Front.class);

  /// Held here, or its level is forgotten: one line for each request would drown everything else.
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  static {
    SERVER_LOG.setLevel(Level.WARNING);
  }

  private final MockWebServer server = new MockWebServer();
  private final Sockets sockets = new Sockets();

  /// Listens, and answers with this.
  public void start(Function<RecordedRequest, MockResponse> answers) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request, answers);
          }
        });
    server.setServerSocketFactory(sockets);
    try {
      server.start(InetAddress.getLoopbackAddress(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The address of a path here.
  public HttpUrl url(String path) {
    return server.url(path).newBuilder().host("127.0.0.1").build();
  }

  /// Breaks the connection that a request came on.
  public void cut(RecordedRequest request) {
    sockets.cut(request.getConnectionIndex());
  }

  private MockResponse answer(
      RecordedRequest request, Function<RecordedRequest, MockResponse> answers) {
    try {
      // The server keeps every request until somebody takes it.
      var _ = server.takeRequest(0, TimeUnit.SECONDS);
      return answers.apply(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new MockResponse.Builder().code(503).build();
    } catch (RuntimeException bug) {
      log.error("the stand-in failed at {}", request.getRequestLine(), bug);
      return new MockResponse.Builder().code(500).body("the stand-in failed: " + bug).build();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
