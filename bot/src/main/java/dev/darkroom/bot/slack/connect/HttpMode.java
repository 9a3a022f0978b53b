package dev.darkroom.bot.slack.connect;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import dev.darkroom.surface.intake.UnderWay;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slack over HTTP: what it posts is let in by the [Guard], and answered by the app.
final class HttpMode implements Carrier {
  private static final Logger log = LoggerFactory.getLogger(HttpMode.class);

  private final Guard guard;
  private final App app;
  private final UnderWay acknowledgements;
  private final SlackRequestParser parser;
  private final Tries tries;
  private volatile boolean serving;

  HttpMode(Entrance entrance, Guard guard, App app, UnderWay acknowledgements) {
    this.guard = guard;
    this.app = app;
    this.acknowledgements = acknowledgements;
    this.parser = new SlackRequestParser(app.config());
    this.tries =
        new Tries(() -> {
          entrance.identify();
          serving = true;
        });
  }

  @Override
  public boolean connect(Duration patience) throws InterruptedException {
    return tries.begin(patience);
  }

  @Override
  public boolean isConnected() {
    return serving;
  }

  void into(RoutesConfig routes) {
    var _ = routes.post("/slack/events", this::receive);
  }

  private void receive(Context context) {
    if (!serving) {
      context.status(HttpStatus.SERVICE_UNAVAILABLE);
      return;
    }
    var signature = String.valueOf(context.header("X-Slack-Signature"));
    var timestamp = String.valueOf(context.header("X-Slack-Request-Timestamp"));
    // The signature covers the bytes as they came.
    var body = context.body();
    if (!guard.letsIn(signature, timestamp, body)) {
      context.status(HttpStatus.UNAUTHORIZED);
      return;
    }
    boolean answered = false;
    acknowledgements.begun();
    try {
      answered = answer(context, body);
    } finally {
      acknowledgements.done();
      // What was not answered comes again, and must get in.
      if (!answered) guard.forget(signature);
    }
  }

  private boolean answer(Context context, String body) {
    try {
      var request =
          parser.parse(
              HttpRequest.builder()
                  .requestUri(context.path())
                  .queryString(context.queryParamMap())
                  .headers(new RequestHeaders(headers(context)))
                  .requestBody(body)
                  .remoteAddress(context.ip())
                  .build());
      if (request == null) {
        context.status(HttpStatus.BAD_REQUEST);
        return false;
      }
      var response = app.run(request);
      response
          .getHeaders()
          .forEach((name, values) -> values.forEach(it -> context.header(name, it)));
      context.status(response.getStatusCode());
      if (response.getBody() != null)
        context.contentType(response.getContentType()).result(response.getBody());
      return response.getStatusCode() == 200;
    } catch (Exception fault) {
      log.atError().setCause(fault).log("a handler failed");
      context.status(HttpStatus.INTERNAL_SERVER_ERROR);
      return false;
    }
  }

  private static Map<String, List<String>> headers(Context context) {
    var headers = new HashMap<String, List<String>>();
    context.headerMap().forEach((name, value) -> headers.put(name, List.of(value)));
    return headers;
  }

  @Override
  public void close() {
    serving = false;
    tries.close();
  }
}
