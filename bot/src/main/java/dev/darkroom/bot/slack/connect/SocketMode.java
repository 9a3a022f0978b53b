package dev.darkroom.bot.slack.connect;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Socket Mode: keeps one web socket to Slack, and answers what comes on it.
///
/// Slack announces that it will end a socket: then the next one is opened before, and the old one
/// stays in use until Slack ends it. A socket that breaks is noticed at once, or by a missed pong.
/// Nothing but [#close] ends the trying.
final class SocketMode implements AutoCloseable, Wire.Owner {
  private static final Logger log = LoggerFactory.getLogger(SocketMode.class);
  private static final Duration GREETING_WITHIN = Duration.ofSeconds(15);
  private static final Duration PING_EVERY = Duration.ofSeconds(10);
  private static final Duration OLD_WIRE_KEPT = Duration.ofSeconds(30);
  private static final int AT_ONCE = 500;

  /// Where the next socket is: Slack gives out an address for one connection only.
  interface Address {
    /// @throws SlackException when Slack does not let the bot in
    /// @throws Later when Slack cannot tell now
    URI next() throws IOException, Later;
  }

  /// Slack asks to be asked again later.
  static final class Later extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    Later(String why, Duration wait) {
      super(why);
      this.wait = wait;
    }
  }

  private final Address address;
  private final Deliveries deliveries;
  private final OkHttpClient http;
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("slack-socket").daemon().factory());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final CompletableFuture<Boolean> first = new CompletableFuture<>();
  private final Backoff backoff = new Backoff();
  private volatile @Nullable Wire current;
  private volatile boolean closed;

  SocketMode(Address address, Deliveries deliveries, OkHttpClient http) {
    this.address = address;
    this.deliveries = deliveries;
    this.http = http.newBuilder().pingInterval(PING_EVERY).build();
  }

  /// Begins to connect.
  ///
  /// @return whether the connection stands; if not in time, the trying goes on
  /// @throws SlackException when Slack does not let the bot in
  boolean connect(Duration patience) throws InterruptedException {
    keeper.execute(this::open);
    try {
      return first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      return false;
    } catch (ExecutionException shutOut) {
      if (shutOut.getCause() instanceof SlackException reason) throw reason;
      throw new IllegalStateException(shutOut);
    }
  }

  boolean isConnected() {
    var wire = current;
    return wire != null && wire.isOpen();
  }

  /// Opens the next wire; the keeper's thread alone does that.
  private void open() {
    if (closed) return;
    try {
      var next = greeted(address.next());
      var old = current;
      current = next;
      backoff.reset();
      if (first.complete(true)) log.atInfo().log("connected to Slack");
      if (old != null) later(old::close, OLD_WIRE_KEPT);
    } catch (SlackException refused) {
      refused(refused);
    } catch (Later busy) {
      again(String.valueOf(busy.getMessage()), backoff.atLeast(busy.wait));
    } catch (IOException | RuntimeException fault) {
      again(String.valueOf(fault), backoff.next());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /// At the start that is the end of it; later the operator may yet set it right.
  private void refused(SlackException reason) {
    if (!first.completeExceptionally(reason))
      again(String.valueOf(reason.getMessage()), Backoff.LONGEST);
  }

  private void again(String why, Duration wait) {
    log.atWarn().addKeyValue("why", why).addKeyValue("wait", wait).log("not connected to Slack");
    later(this::open, wait);
  }

  private Wire greeted(URI url) throws IOException, InterruptedException {
    var wire = new Wire(this);
    var socket = http.newWebSocket(new Request.Builder().url(url.toString()).build(), wire);
    if (wire.awaitGreeting(GREETING_WITHIN)) return wire;
    wire.close();
    socket.cancel();
    throw new IOException("no greeting from Slack");
  }

  private void later(Runnable what, Duration wait) {
    try {
      var _ = keeper.schedule(what, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      log.atDebug().log("closing");
    }
  }

  @Override
  public void delivered(Wire wire, String envelope) {
    // Unanswered, Slack sends it again: better than to fall over.
    if (!places.tryAcquire()) {
      log.atWarn().log("too much at once from Slack");
      return;
    }
    threads.execute(() -> {
      try {
        deliveries.answer(envelope).ifPresent(answer -> send(wire, answer));
      } finally {
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
    later(() -> replace(wire), Duration.ZERO);
  }

  private void replace(Wire wire) {
    if (wire == current) open();
  }

  @Override
  public void gone(Wire wire, String why) {
    later(() -> lost(wire, why), Duration.ZERO);
  }

  private void lost(Wire wire, String why) {
    if (wire != current) return;
    log.atInfo().addKeyValue("why", why).log("the connection to Slack is gone");
    current = null;
    open();
  }

  /// Lets what is being answered come to its end.
  @Override
  public void close() {
    closed = true;
    var _ = keeper.shutdownNow();
    var _ = first.complete(false);
    threads.close();
    var wire = current;
    if (wire != null) wire.close();
  }
}
