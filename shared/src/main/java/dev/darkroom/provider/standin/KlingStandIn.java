package dev.darkroom.provider.standin;

import static dev.darkroom.provider.standin.Fields.base64;
import static dev.darkroom.provider.standin.Fields.matching;
import static dev.darkroom.provider.standin.Fields.oneOf;
import static dev.darkroom.provider.standin.Fields.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;

/// Kling, played: signed tokens that expire, errors with status 200, names that must be new.
public final class KlingStandIn extends StandIn {
  private static final String TASKS = "/v1/videos/image2video";
  private static final Fields CLIP =
      new Fields()
          .must("model_name", text())
          .must("image", base64())
          .may("image_tail", base64())
          .may("prompt", it -> it.asText().length() <= 2_500)
          .may("mode", oneOf("std", "pro"))
          .may("duration", matching("5|10"))
          .may("sound", oneOf("on", "off"))
          .may("external_task_id", text());

  private final String accessKey;
  private final InstantSource clock;
  private final Map<String, Job> byName = new ConcurrentHashMap<>();

  /// @param accessKey names the account; the key of a stand-in is the secret that signs
  public KlingStandIn(String accessKey, String secretKey, InstantSource clock) {
    super(secretKey);
    this.accessKey = accessKey;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "kling";
  }

  @Override
  MockResponse answer(Ask ask) {
    var bad = badToken(ask.header("Authorization"));
    if (bad.isPresent()) return error(401, bad.get(), "Auth failed");
    if (ask.is("POST", TASKS)) return submit(ask);
    if (ask.is("GET", TASKS)) return Answers.json(200, "{\"code\":0,\"data\":[]}");
    if (ask.is("GET", TASKS + "/.+")) return task(ask);
    return error(404, 1203, "not found");
  }

  /// The code of what is wrong with it.
  private Optional<Integer> badToken(String header) {
    var parts = header.replaceFirst("^Bearer ", "").split("\\.", -1);
    if (!header.startsWith("Bearer ") || parts.length != 3) return Optional.of(1002);
    if (!isSigned(parts)) return Optional.of(1000);
    try {
      var claims = new ObjectMapper().readTree(decoded(parts[1]));
      long now = clock.instant().getEpochSecond();
      if (!claims.path("iss").asText().equals(accessKey)) return Optional.of(1000);
      if (claims.path("nbf").asLong() > now) return Optional.of(1003);
      return claims.path("exp").asLong() < now ? Optional.of(1004) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(1002);
    }
  }

  private boolean isSigned(String[] parts) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var wanted = mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(wanted, Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private MockResponse submit(Ask ask) {
    var input = ask.json();
    var problem = CLIP.problem(input);
    if (problem.isPresent()) return error(400, 1201, problem.get());
    var script = Script.of(input.path("prompt").asText());
    var refused = refused(script);
    if (refused.isPresent()) return refused.get();
    var name = input.path("external_task_id").asText("");
    if (byName.containsKey(name)) return error(400, 1201, "external_task_id exists");
    var order =
        new Job.Order(
            script,
            Optional.empty(),
            1,
            0,
            0,
            0,
            Integer.parseInt(input.path("duration").asText("5")),
            input.path("sound").asText("off").equals("on"));
    var job = take(order, input);
    if (!name.isEmpty()) byName.put(name, job);
    return Answers.broken(script).orElseGet(() -> ok(state(job, "submitted")));
  }

  private MockResponse task(Ask ask) {
    var id = ask.url().pathSegments().getLast();
    var named = Optional.ofNullable(byName.get(id));
    // Looking a task up by its name is no poll.
    if (named.isPresent()) return ok(state(named.get(), "submitted"));
    var found = job(id);
    if (found.isEmpty() || found.get().script().says("lost"))
      return error(404, 1203, "task not found");
    var job = found.get();
    return switch (job.asked()) {
      case QUEUED -> ok(state(job, "submitted"));
      case RUNNING, CANCELLED -> ok(state(job, "processing"));
      case DONE -> ok(ended(job));
    };
  }

  private ObjectNode ended(Job job) {
    var script = job.script();
    if (script.says("fail")) return state(job, "failed").put("task_status_msg", "internal error");
    if (script.says("refuse-output"))
      return state(job, "failed").put("task_status_msg", "Failure to pass the risk control system");
    var state = state(job, "succeed");
    state
        .putObject("task_result")
        .putArray("videos")
        .addObject()
        .put("id", "v")
        .put("url", outputAddress(job, 0, "mp4"))
        .put("duration", Integer.toString(job.order().seconds()));
    return state;
  }

  private static ObjectNode state(Job job, String status) {
    return object().put("task_id", job.id()).put("task_status", status);
  }

  private static MockResponse ok(ObjectNode data) {
    var answer = object().put("code", 0).put("message", "SUCCEED");
    var _ = answer.set("data", data);
    return Answers.json(200, answer.toString());
  }

  private static Optional<MockResponse> refused(Script script) {
    if (script.says("auth")) return Optional.of(error(401, 1000, "Auth failed"));
    if (script.says("account")) return Optional.of(error(429, 1102, "resource pack used up"));
    // Comes with status 200.
    if (script.says("429"))
      return Optional.of(
          error(200, 1303, "parallel task over resource pack limit")
              .newBuilder()
              .setHeader("Retry-After", script.number("429", 7))
              .build());
    if (script.says("500")) return Optional.of(error(500, 5000, "internal"));
    if (script.says("503")) return Optional.of(error(503, 5001, "maintenance"));
    if (script.says("504")) return Optional.of(error(504, 5002, "timeout"));
    if (script.says("retired")) return Optional.of(error(404, 1203, "model not found"));
    if (script.says("invalid")) return Optional.of(error(400, 1201, "image is too small"));
    if (script.says("refuse-input")) return Optional.of(error(200, 1301, "content safety"));
    return Optional.empty();
  }

  private static MockResponse error(int status, int code, String words) {
    return Answers.json(status, object().put("code", code).put("message", words).toString());
  }
}
