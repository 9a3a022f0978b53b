package dev.darkroom.bot.discord.standin;

import dev.darkroom.bot.standin.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;

/// The REST interface: finds the route, lets go wrong what was ordered to, checks, answers.
final class Rest {
  static final String BASE = "/api/v10";

  private static final int KEPT_MAX = 20_000;
  private static final Headers NONE = Headers.of();

  private final List<Route> routes;
  private final Faults faults;
  private final RateLimits limits;
  private final Consumer<Call> check;
  private final List<Sent> sent = new ArrayList<>();
  private final Map<Integer, Integer> refusals = new TreeMap<>();

  /// @param check complains about calls that Discord would not understand
  Rest(List<Route> routes, Faults faults, RateLimits limits, Consumer<Call> check) {
    this.routes = routes;
    this.faults = faults;
    this.limits = limits;
    this.check = check;
  }

  MockResponse answer(RecordedRequest request) {
    long arrived = System.nanoTime();
    var path = request.getUrl().encodedPath().substring(BASE.length());
    for (var route : routes) {
      var matcher = route.match(request.getMethod(), path);
      if (matcher != null) return answer(route, Call.of(request, route.path(), matcher, arrived));
    }
    return response(new Refusal(404, 0, "404: Not Found").answer(), NONE).build();
  }

  private MockResponse answer(Route route, Call call) {
    var fault = faults.take(call).orElse(null);
    var response =
        switch (fault) {
          case null -> done(route, call);
          case Fault.Refused(int status, int code, var message) ->
              noted(call, new Refusal(status, code, message).answer(), NONE);
          case Fault.TooMany tooMany -> noted(call, tooMany(tooMany), headers(tooMany));
          case Fault.DropBefore _ -> new MockResponse.Builder();
          case Fault.DropAfter _ -> done(route, call);
          case Fault.Late(var time) ->
              done(route, call).headersDelay(time.toMillis(), TimeUnit.MILLISECONDS);
        };
    if (fault instanceof Fault.DropBefore || fault instanceof Fault.DropAfter)
      response.onResponseStart(new SocketEffect.CloseSocket(true, false, false));
    return response.build();
  }

  private MockResponse.Builder done(Route route, Call call) {
    var turn = limits.take(call);
    if (!turn.passes()) {
      var body = Json.object("message", "You are being rate limited.", "global", false);
      return noted(call, new Answer(429, body.put("retry_after", 1)), turn.headers());
    }
    try {
      check.accept(call);
      return noted(call, route.what().apply(call), turn.headers());
    } catch (Refusal refusal) {
      return noted(call, refusal.answer(), turn.headers());
    }
  }

  private MockResponse.Builder noted(Call call, Answer answer, Headers headers) {
    synchronized (sent) {
      if (sent.size() == KEPT_MAX) sent.removeFirst();
      sent.add(Sent.of(call, answer.status()));
      if (answer.status() >= 400) refusals.merge(answer.status(), 1, Integer::sum);
    }
    return response(answer, headers);
  }

  private static MockResponse.Builder response(Answer answer, Headers headers) {
    var response =
        new MockResponse.Builder()
            .code(answer.status())
            .headers(headers)
            // Without it JDA takes every 429 for a ban by Cloudflare.
            .setHeader("Via", "1.1 stand-in");
    if (!answer.body().isMissingNode())
      response.setHeader("Content-Type", "application/json").body(answer.body().toString());
    return response;
  }

  private static Answer tooMany(Fault.TooMany fault) {
    return new Answer(
        429,
        Json.object(
            "message",
            "You are being rate limited.",
            "retry_after",
            fault.retryAfter().toMillis() / 1000.0,
            "global",
            fault.global()));
  }

  private static Headers headers(Fault.TooMany fault) {
    var seconds = Long.toString((fault.retryAfter().toMillis() + 999) / 1000);
    var headers = new Headers.Builder().add("Retry-After", seconds);
    if (fault.global()) headers.add("X-RateLimit-Global", "true");
    return headers.add("X-RateLimit-Scope", fault.global() ? "global" : "user").build();
  }

  List<Sent> sent() {
    synchronized (sent) {
      return List.copyOf(sent);
    }
  }

  /// How often the bot was refused, by status.
  Map<Integer, Integer> refusals() {
    synchronized (sent) {
      return Map.copyOf(refusals);
    }
  }
}
