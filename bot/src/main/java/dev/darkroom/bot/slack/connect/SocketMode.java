package dev.darkroom.bot.slack.connect;

import dev.darkroom.surface.intake.UnderWay;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Socket Mode: keeps one web socket to Slack, and answers what comes on it.
///
/// Slack announces that it will end a socket: then the next one is opened before, and the old one
/// stays in use until Slack ends it. A socket that breaks is noticed at once, or by a missed pong.
final class SocketMode implements Carrier, Wire.Owner {
  private static final Logger log = LoggerFactory.getLogger(SocketMode.class);
  private static final Duration GREETING_WITHIN = Duration.ofSeconds(15);
  private static final Duration PING_EVERY = Duration.ofSeconds(10);
  private static final Duration OLD_WIRE_KEPT = Duration.ofSeconds(30);
  private static final int AT_ONCE = 500;

  private final Entrance entrance;
  private final Deliveries deliveries;
  private final UnderWay acknowledgements;
  private final OkHttpClient http;
  private final Tries tries = new Tries(this::open);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private volatile @Nullable Wire current;

  SocketMode(
      Entrance entrance, Deliveries deliveries, UnderWay acknowledgements, OkHttpClient http) {
    this.entrance = entrance;
    this.deliveries = deliveries;
    this.acknowledgements = acknowledgements;
    this.http = http.newBuilder().pingInterval(PING_EVERY).build();
  }

  @Override
  public boolean connect(Duration patience) throws InterruptedException {
    return tries.begin(patience);
  }

  @Override
  public boolean isConnected() {
    var wire = current;
    return wire != null && wire.isOpen();
  }

  /// Opens the next wire; the thread of the tries alone does that.
  private void open() throws IOException, Later, InterruptedException {
    entrance.identify();
    var next = greeted(entrance.nextSocket());
    var old = current;
    current = next;
    if (old != null) tries.after(OLD_WIRE_KEPT, old::close);
  }

  private Wire greeted(URI url) throws IOException, InterruptedException {
    var wire = new Wire(this);
    var socket = http.newWebSocket(new Request.Builder().url(url.toString()).build(), wire);
    if (wire.awaitGreeting(GREETING_WITHIN)) return wire;
    wire.close();
    socket.cancel();
    throw new IOException("no greeting from Slack");
  }

  @Override
  public void delivered(Wire wire, String envelope) {
    // Unanswered, Slack sends it again: better than to fall over.
    if (!places.tryAcquire()) {
      log.atWarn().log("too much at once from Slack");
      return;
    }
    acknowledgements.begun();
    threads.execute(() -> {
      try {
        deliveries.answer(envelope).ifPresent(answer -> send(wire, answer));
      } finally {
        acknowledgements.done();
        places.release();
      }
    });
  }

  private void send(Wire wire, String answer) {
    if (wire.send(answer)) return;
    var other = current;
    if (other == null || !other.send(answer)) log.atWarn().log("an acknowledgement was lost");
  }

  @Override
  public void ending(Wire wire, String reason) {
    log.atInfo().addKeyValue("reason", reason).log("Slack will end the connection");
    tries.after(
        Duration.ZERO,
        () -> {
          if (wire == current) tries.now();
        });
  }

  @Override
  public void gone(Wire wire, String why) {
    tries.after(Duration.ZERO, () -> lost(wire, why));
  }

  private void lost(Wire wire, String why) {
    if (wire != current) return;
    log.atInfo().addKeyValue("why", why).log("the connection to Slack is gone");
    current = null;
    tries.now();
  }

  /// Lets what is being answered come to its end.
  @Override
  public void close() {
    tries.close();
    threads.close();
    var wire = current;
    if (wire != null) wire.close();
  }
}
