package dev.darkroom.provider.standin;

import static dev.darkroom.provider.standin.Fields.dataUri;
import static dev.darkroom.provider.standin.Fields.flag;
import static dev.darkroom.provider.standin.Fields.list;
import static dev.darkroom.provider.standin.Fields.matching;
import static dev.darkroom.provider.standin.Fields.oneOf;
import static dev.darkroom.provider.standin.Fields.shaped;
import static dev.darkroom.provider.standin.Fields.text;
import static dev.darkroom.provider.standin.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import mockwebserver3.MockResponse;

/// ByteDance's Ark, played. Some pictures of a success may be errors.
public final class ArkStandIn extends StandIn {
  private static final String TASKS = "/api/v3/contents/generations/tasks";
  private static final Fields SEEDREAM =
      new Fields()
          .must("model", text())
          .must("prompt", text())
          .must("image", list(1, 10, dataUri()))
          .may("size", matching("1K|2K|4K|[0-9]{3,4}x[0-9]{3,4}"))
          .may("sequential_image_generation", oneOf("disabled", "auto"))
          .may(
              "sequential_image_generation_options",
              shaped(new Fields().must("max_images", whole(1, 15))))
          .may("response_format", oneOf("url", "b64_json"))
          .may("watermark", flag());
  private static final Fields SEEDANCE =
      new Fields()
          .must("model", text())
          .must("content", list(2, 10, JsonNode::isObject))
          .may("resolution", oneOf("480p", "720p", "1080p"))
          .may("ratio", oneOf("16:9", "4:3", "1:1", "3:4", "9:16", "21:9", "adaptive"))
          .may("duration", whole(2, 15))
          .may("seed", whole(-1, 0xffff_ffffL))
          .may("watermark", flag())
          .may("generate_audio", flag());

  public ArkStandIn(String key) {
    super(key);
  }

  @Override
  public String name() {
    return "ark";
  }

  @Override
  String basePath() {
    return "/api/v3/";
  }

  @Override
  MockResponse answer(Ask ask) {
    if (!ask.header("Authorization").equals("Bearer " + key()))
      return error(401, "AuthenticationError", "The API key is invalid");
    if (ask.is("POST", "/api/v3/images/generations")) return pictures(ask);
    if (ask.is("POST", TASKS)) return clip(ask);
    if (ask.is("GET", TASKS)) return Answers.json(200, "{\"total\":0,\"items\":[]}");
    if (ask.is("GET", TASKS + "/.+")) return task(ask);
    if (ask.is("DELETE", TASKS + "/.+")) return cancel(ask);
    return error(404, "NotFound", "no such path");
  }

  private MockResponse pictures(Ask ask) {
    var input = ask.json();
    var problem = SEEDREAM.problem(input);
    if (problem.isPresent()) return error(400, "InvalidParameter", problem.get());
    var script = Script.of(input.path("prompt").asText());
    var refused = refused(script);
    if (refused.isPresent()) return refused.get();
    if (script.says("refuse-input"))
      return error(400, "InputImageSensitiveContentDetected.PrivacyInformation", "a real person");
    boolean several = input.path("sequential_image_generation").asText().equals("auto");
    var max = input.path("sequential_image_generation_options").path("max_images");
    int count = several ? max.asInt(1) : 1;
    var reference = Fields.afterComma(input.path("image").path(0).asText());
    var order = new Job.Order(script, Fields.bytes(reference), count, 1024, 1024, count, 0, false);
    var job = take(order, input);
    return Answers.broken(script)
        .orElseGet(() -> Answers.json(200, pictures(job, count).toString()));
  }

  private ObjectNode pictures(Job job, int count) {
    var answer = object();
    var data = answer.putArray("data");
    boolean none = job.script().says("refuse-output");
    for (int i = 0; i < count; i++)
      if (none || (job.script().says("partial") && i == 0))
        data.addObject()
            .putObject("error")
            .put("code", "OutputImageSensitiveContentDetected")
            .put("message", "The output image may contain sensitive information.");
      else data.addObject().put("url", outputAddress(job, i, "jpg")).put("size", "1024x1024");
    return answer;
  }

  private MockResponse clip(Ask ask) {
    var input = ask.json();
    var problem = SEEDANCE.problem(input).or(() -> contentProblem(input.path("content")));
    if (problem.isPresent()) return error(400, "InvalidParameter", problem.get());
    var script = Script.of(input.path("content").path(0).path("text").asText());
    var refused = refused(script);
    if (refused.isPresent()) return refused.get();
    var order =
        new Job.Order(
            script,
            Optional.empty(),
            1,
            0,
            0,
            input.path("seed").asLong(0),
            input.path("duration").asInt(5),
            input.path("generate_audio").asBoolean());
    var answer = object().put("id", take(order, input).id());
    return Answers.broken(script).orElseGet(() -> Answers.json(200, answer.toString()));
  }

  private static Optional<String> contentProblem(JsonNode content) {
    var url = shaped(new Fields().must("url", dataUri()));
    var picture =
        new Fields()
            .must("type", oneOf("image_url"))
            .must("image_url", url)
            .may("role", oneOf("first_frame", "last_frame", "reference_image"));
    var words = new Fields().must("type", oneOf("text")).must("text", text());
    var problem = words.problem(content.path(0));
    for (int i = 1; i < content.size() && problem.isEmpty(); i++)
      problem = picture.problem(content.path(i));
    return problem;
  }

  private MockResponse task(Ask ask) {
    var job = job(ask.url().pathSegments().getLast());
    if (job.isEmpty() || job.get().script().says("lost"))
      return error(404, "InvalidTaskId", "not found");
    var script = job.get().script();
    var answer = object().put("id", job.get().id());
    switch (job.get().asked()) {
      case QUEUED -> answer.put("status", "queued");
      case RUNNING -> answer.put("status", "running");
      case CANCELLED -> answer.put("status", "cancelled");
      case DONE -> {
        if (script.says("fail")) failed(answer, "InternalServiceError");
        else if (script.says("refuse-input")) failed(answer, "InputTextSensitiveContentDetected");
        else if (script.says("refuse-output"))
          failed(answer, "OutputVideoSensitiveContentDetected");
        else
          answer
              .put("status", "succeeded")
              .put("seed", job.get().order().seed())
              .putObject("content")
              .put("video_url", outputAddress(job.get(), 0, "mp4"));
      }
    }
    return Answers.json(200, answer.toString());
  }

  private static void failed(ObjectNode answer, String code) {
    answer.put("status", "failed").putObject("error").put("code", code).put("message", "failed");
  }

  private MockResponse cancel(Ask ask) {
    var job = job(ask.url().pathSegments().getLast());
    boolean stopped = job.isPresent() && job.get().cancel();
    return stopped ? Answers.json(200, "{}") : error(400, "OperationDenied", "running");
  }

  private static Optional<MockResponse> refused(Script script) {
    if (script.says("auth")) return Optional.of(error(401, "AuthenticationError", "bad key"));
    if (script.says("account"))
      return Optional.of(error(403, "AccountOverdueError", "The account is overdue"));
    if (script.says("429"))
      return Optional.of(
          error(429, "RateLimitExceeded.EndpointRPMExceeded", "Please slow down")
              .newBuilder()
              .setHeader("Retry-After", script.number("429", 7))
              .build());
    if (script.says("500")) return Optional.of(error(500, "InternalServiceError", "oops"));
    if (script.says("503")) return Optional.of(error(503, "", "maintenance"));
    if (script.says("504")) return Optional.of(error(504, "", "timeout"));
    if (script.says("retired"))
      return Optional.of(error(404, "InvalidEndpointOrModel.NotFound", "no such model"));
    if (script.says("invalid"))
      return Optional.of(error(400, "InvalidImageURL.InvalidFormat", "bad picture"));
    return Optional.empty();
  }

  private static MockResponse error(int status, String code, String words) {
    var answer = object();
    answer.putObject("error").put("code", code).put("message", words).put("type", "BadRequest");
    return Answers.json(status, answer.toString());
  }
}
