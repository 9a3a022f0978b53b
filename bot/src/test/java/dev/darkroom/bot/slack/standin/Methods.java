package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.slack.install.Manifest;
import dev.darkroom.settings.ConfigFixture;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// The Web API: which methods there are, who may call them, and what was called.
final class Methods {
  static final String PATH = "/api/";

  /// The app is made from the manifest of the release.
  private static final List<String> GRANTED = Manifest.in(ConfigFixture.RELEASED).scopes();

  private record Method(String scope, BiFunction<Call, Workspace, ObjectNode> answer) {}

  private final StandInSlack slack;
  private final Map<String, Method> forBots = new HashMap<>();
  private final Map<String, Function<Call, ObjectNode>> forApps = new HashMap<>();
  private final Map<String, Function<Call, ObjectNode>> forAnybody = new HashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

  Methods(StandInSlack slack) {
    this.slack = slack;
  }

  /// @param scope what the token must be good for; empty for nothing
  void add(String name, String scope, BiFunction<Call, Workspace, ObjectNode> answer) {
    forBots.put(name, new Method(scope, answer));
  }

  void addForApp(String name, Function<Call, ObjectNode> answer) {
    forApps.put(name, answer);
  }

  void addForAnybody(String name, Function<Call, ObjectNode> answer) {
    forAnybody.put(name, answer);
  }

  /// The app no longer has these scopes.
  void withdraw(String... scopes) {
    withdrawn.addAll(Arrays.asList(scopes));
  }

  boolean isWithdrawn(String scope) {
    return withdrawn.contains(scope);
  }

  /// What the app was made with, those that were withdrawn left out.
  private List<String> scopes() {
    return GRANTED.stream().filter(it -> !withdrawn.contains(it)).toList();
  }

  List<Call> calls(String name) {
    return calls.stream().filter(it -> it.method().equals(name)).toList();
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  MockResponse answer(RecordedRequest request) {
    var name = request.getUrl().encodedPath().substring(PATH.length());
    var call = Call.of(request, name);
    calls.add(call);
    return slack.faults().through(name, () -> done(call));
  }

  private MockResponse done(Call call) {
    ObjectNode body;
    try {
      body = perform(call);
      body.put("ok", true);
    } catch (Refusal refused) {
      body = refused.body();
    }
    var answer = Faults.json(body.toString());
    return answer.newBuilder().setHeader("x-oauth-scopes", String.join(",", scopes())).build();
  }

  private ObjectNode perform(Call call) {
    var open = forAnybody.get(call.method());
    if (open != null) return open.apply(call);
    var forApp = forApps.get(call.method());
    if (forApp != null) {
      if (call.token().startsWith("xoxb-")) throw new Refusal("not_allowed_token_type");
      if (!call.token().equals(slack.appToken())) throw new Refusal("invalid_auth");
      return forApp.apply(call);
    }
    var method = forBots.get(call.method());
    if (method == null) {
      slack.problem("a method that the stand-in does not know: " + call.method());
      throw new Refusal("unknown_method");
    }
    if (call.token().isEmpty()) throw new Refusal("not_authed");
    if (call.token().startsWith("xapp-")) throw new Refusal("not_allowed_token_type");
    var workspace = slack.byToken(call.token());
    if (!method.scope().isEmpty() && !scopes().contains(method.scope()))
      throw new Refusal("missing_scope");
    return method.answer().apply(call, workspace);
  }
}
