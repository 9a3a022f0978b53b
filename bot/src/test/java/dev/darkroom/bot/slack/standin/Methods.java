package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// The Web API: which methods there are, who may call them, and what was called.
final class Methods {
  static final String PATH = "/api/";

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

  /// Every scope that some method needs and that was not withdrawn.
  Set<String> scopes() {
    var scopes = new TreeSet<String>();
    scopes.add("commands");
    scopes.add("app_mentions:read");
    forBots.values().forEach(it -> scopes.add(it.scope()));
    scopes.removeAll(withdrawn);
    scopes.remove("");
    return scopes;
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
    if (withdrawn.contains(method.scope())) throw new Refusal("missing_scope");
    return method.answer().apply(call, workspace);
  }
}
