package dev.darkroom.provider.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.ProgressListener;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// JSON to and from one service. The key goes into a header and nowhere else, redirects are not
/// followed, and every answer is bounded in bytes and time.
///
/// Work that may be paid for is never sent twice by itself, and always over a new connection: an
/// idle one may be closed by the other side at that very moment, and then nobody could tell whether
/// the work was heard.
public final class Http {
  private static final Logger log = LoggerFactory.getLogger(Http.class);

  private static final Duration QUESTION_TIMEOUT = Duration.ofSeconds(30);
  private static final long ERROR_BYTES_MAX = 64 << 10;

  private final ServiceSettings service;
  private final Consumer<Request.Builder> authorization;
  private final OkHttpClient questions;
  private final OkHttpClient submits;
  private final AnswerReader reader;
  private final InstantSource clock;

  /// @param authorization puts the key into the header that the service wants
  public Http(
      ServiceSettings service, Consumer<Request.Builder> authorization, InstantSource clock) {
    this.service = service;
    this.authorization = authorization;
    this.clock = clock;
    questions = client(service, new Hosts(service));
    submits =
        questions
            .newBuilder()
            .retryOnConnectionFailure(false)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .build();
    reader = new AnswerReader(service.keys());
  }

  /// A client that connects only where `hosts` lets it.
  static OkHttpClient client(ServiceSettings service, Hosts hosts) {
    return new OkHttpClient.Builder()
        .dns(hosts)
        .followRedirects(false)
        .followSslRedirects(false)
        .connectTimeout(service.connectTimeout())
        .readTimeout(service.callTimeout())
        .writeTimeout(service.callTimeout())
        .callTimeout(service.callTimeout())
        .eventListenerFactory(Trace::of)
        .build();
  }

  /// Posts work that may be paid for. When the answer is lost after something was written, the
  /// failure says that it may have been heard.
  public Reply submit(
      HttpUrl url, JsonNode body, Optional<Spool> spool, ProgressListener listener) {
    return submit(url, new JsonBody(body), spool, listener);
  }

  /// As above, with a body of another form.
  public Reply submit(
      HttpUrl url, RequestBody body, Optional<Spool> spool, ProgressListener listener) {
    var request = new Request.Builder().url(url).post(new OnceBody(body));
    return call(request, service.callTimeout(), spool, listener, Purpose.WORK);
  }

  /// Asks a question that changes nothing and costs nothing.
  public Reply get(HttpUrl url) {
    return call(
        new Request.Builder().url(url),
        shorter(QUESTION_TIMEOUT),
        Optional.empty(),
        ProgressListener.SILENT,
        Purpose.QUESTION);
  }

  /// Hands over a file for work that is submitted later; nothing is billed for that.
  public Reply upload(HttpUrl url, RequestBody body) {
    return call(
        new Request.Builder().url(url).post(new OnceBody(body)),
        service.callTimeout(),
        Optional.empty(),
        ProgressListener.SILENT,
        Purpose.QUESTION);
  }

  /// Opens a channel on which the service tells what happens, until it is closed or breaks off. It
  /// is a courtesy: nothing depends on it, so nothing is said when it breaks.
  ///
  /// @param hear gets every message that is JSON, on a thread of the connection
  public AutoCloseable listen(HttpUrl url, Consumer<JsonNode> hear) {
    var request = new Request.Builder().url(url);
    authorization.accept(request);
    var endless =
        questions.newBuilder().readTimeout(Duration.ZERO).callTimeout(Duration.ZERO).build();
    var channel = endless.newWebSocket(request.build(), new Channel(reader, hear));
    return channel::cancel;
  }

  /// Sends an order that is harmless to repeat, such as a cancel.
  public Reply send(String method, HttpUrl url, Optional<JsonNode> body) {
    var content = body.<RequestBody>map(JsonBody::new).orElse(null);
    if (content == null && !method.equals("DELETE")) content = RequestBody.EMPTY;
    return call(
        new Request.Builder().url(url).method(method, content),
        shorter(QUESTION_TIMEOUT),
        Optional.empty(),
        ProgressListener.SILENT,
        Purpose.ORDER);
  }

  /// Why something is sent.
  private enum Purpose {
    /// It may be paid for.
    WORK,
    /// It changes nothing.
    QUESTION,
    /// It is harmless to repeat, and its answer may be empty.
    ORDER
  }

  private Reply call(
      Request.Builder builder,
      Duration timeout,
      Optional<Spool> spool,
      ProgressListener listener,
      Purpose purpose) {
    authorization.accept(builder);
    var trace = new Trace();
    var request = builder.tag(Trace.class, trace).header("Accept", "application/json").build();
    var call = (purpose == Purpose.WORK ? submits : questions).newCall(request);
    var _ = call.timeout().timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    var begin = clock.instant();
    try (var watch = Watch.over(call, listener)) {
      try (var response = call.execute()) {
        log.atDebug()
            .addKeyValue("service", service.name())
            .addKeyValue("path", request.url().encodedPath())
            .addKeyValue("status", response.code())
            .addKeyValue("ms", Duration.between(begin, clock.instant()).toMillis())
            .log("answered");
        return read(response, spool, purpose);
      } catch (IOException broken) {
        if (watch.stopped())
          return new Reply.Lost(
              Failure.of(Kind.CANCELLED, "dropped", "the connection was dropped"));
        var failure = Faults.broken(broken, trace.written());
        return new Reply.Lost(purpose == Purpose.WORK ? failure : harmless(failure));
      }
    }
  }

  private Reply read(Response response, Optional<Spool> spool, Purpose purpose) throws IOException {
    try (var body = response.body().byteStream()) {
      if (!response.isSuccessful() || purpose == Purpose.ORDER)
        return new Reply.Said(response.code(), readIfJson(body), response.headers());
      var json = reader.read(body, service.answerBytesMax(), spool);
      return new Reply.Said(response.code(), json, response.headers());
    } catch (JacksonException | TooLargeException unreadable) {
      var type = response.header("Content-Type", "no content type");
      var words =
          unreadable instanceof JacksonException syntax
              ? syntax.getOriginalMessage()
              : "answer larger than " + service.answerBytesMax() + " bytes";
      var failure = Faults.malformed(reader.withoutKeys(words + " (" + type + ")"));
      return new Reply.Lost(purpose == Purpose.WORK ? failure.maybeHeard() : failure);
    }
  }

  /// The JSON of an error; a missing node for the HTML of gateways.
  private JsonNode readIfJson(InputStream body) throws IOException {
    var bytes = body.readNBytes((int) ERROR_BYTES_MAX);
    try {
      return reader.read(
          new java.io.ByteArrayInputStream(bytes), ERROR_BYTES_MAX, Optional.empty());
    } catch (JacksonException _) {
      log.atDebug().addKeyValue("service", service.name()).log("an error without JSON");
      return MissingNode.getInstance();
    }
  }

  private static Failure harmless(Failure failure) {
    return Failure.of(failure.kind(), failure.code(), failure.detail());
  }

  private Duration shorter(Duration limit) {
    return limit.compareTo(service.callTimeout()) < 0 ? limit : service.callTimeout();
  }
}
