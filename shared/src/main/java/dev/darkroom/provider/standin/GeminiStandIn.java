package dev.darkroom.provider.standin;

import static dev.darkroom.provider.standin.Fields.base64;
import static dev.darkroom.provider.standin.Fields.flag;
import static dev.darkroom.provider.standin.Fields.list;
import static dev.darkroom.provider.standin.Fields.matching;
import static dev.darkroom.provider.standin.Fields.oneOf;
import static dev.darkroom.provider.standin.Fields.shaped;
import static dev.darkroom.provider.standin.Fields.text;
import static dev.darkroom.provider.standin.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import mockwebserver3.MockResponse;

/// The Gemini API, played: pictures of Nano Banana, clips of Veo and Omni. A bad key is a 400, and
/// a thought picture comes before the real one.
public final class GeminiStandIn extends StandIn {
  private static final String MODEL = "/v1beta/models/[^/]+";
  private static final String IMAGE_TYPE = "image/(png|jpeg|webp)";

  private static final Fields PICTURES =
      new Fields()
          .must("contents", list(1, 1, shaped(content())))
          .must("generationConfig", shaped(generation()));
  private static final Fields VEO =
      new Fields()
          .must("instances", list(1, 1, shaped(instance())))
          .must("parameters", shaped(parameters()));
  private static final Fields OMNI =
      new Fields()
          .must("model", matching(".*omni.*"))
          .must("background", flag())
          .must("input", list(2, 6, JsonNode::isObject))
          .must("response_format", shaped(format()))
          .must("generation_config", JsonNode::isObject);

  public GeminiStandIn(String key) {
    super(key);
  }

  @Override
  public String name() {
    return "gemini";
  }

  @Override
  String basePath() {
    return "/v1beta/";
  }

  private static Fields content() {
    var inline = new Fields().must("mimeType", matching(IMAGE_TYPE)).must("data", base64());
    var part = new Fields().may("text", text()).may("inlineData", shaped(inline));
    return new Fields().must("role", oneOf("user")).must("parts", list(2, 15, shaped(part)));
  }

  private static Fields generation() {
    var image =
        new Fields()
            .may(
                "aspectRatio",
                matching("1:1|2:3|3:2|3:4|4:3|4:5|5:4|9:16|16:9|21:9|1:4|4:1|1:8|8:1"))
            .may("imageSize", oneOf("512", "1K", "2K", "4K"));
    return new Fields()
        .must("responseModalities", list(1, 2, oneOf("TEXT", "IMAGE")))
        .may("imageConfig", shaped(image))
        .may("candidateCount", whole(1, 1))
        .may("seed", whole(0, Integer.MAX_VALUE));
  }

  private static Fields instance() {
    var image =
        new Fields().must("mimeType", matching(IMAGE_TYPE)).must("bytesBase64Encoded", base64());
    var asset = new Fields().must("image", shaped(image)).must("referenceType", oneOf("asset"));
    return new Fields()
        .must("prompt", text())
        .may("image", shaped(image))
        .may("lastFrame", shaped(image))
        .may("referenceImages", list(1, 3, shaped(asset)));
  }

  private static Fields parameters() {
    return new Fields()
        .must("aspectRatio", oneOf("16:9", "9:16"))
        .must("resolution", oneOf("720p", "1080p", "4k"))
        .must("durationSeconds", it -> it.isInt() && it.asInt() % 2 == 0 && it.asInt() <= 8)
        .may("personGeneration", oneOf("allow_adult"))
        .may("sampleCount", whole(1, 1));
  }

  private static Fields format() {
    return new Fields()
        .must("type", oneOf("video"))
        .may("delivery", oneOf("uri", "inline"))
        .may("aspect_ratio", oneOf("16:9", "9:16"))
        .may("resolution", oneOf("360p", "720p", "1080p", "4k"))
        // A bare number is refused.
        .may("duration", matching("([3-9]|10)s"));
  }

  @Override
  MockResponse answer(Ask ask) {
    if (!ask.header("x-goog-api-key").equals(key())) return badKey();
    if (ask.is("POST", MODEL + ":generateContent")) return generate(ask);
    if (ask.is("POST", MODEL + ":predictLongRunning")) return predict(ask);
    if (ask.is("GET", MODEL + "/operations/[^/]+")) return operation(ask);
    if (ask.is("POST", "/v1beta/interactions")) return interact(ask);
    if (ask.is("POST", "/v1beta/interactions/[^/]+/cancel")) return cancel(ask);
    if (ask.is("GET", "/v1beta/interactions/[^/]+")) return interaction(ask);
    if (ask.is("GET", "/v1beta/files/[^/]+:download")) return download(ask);
    if (ask.is("GET", MODEL)) return Answers.json(200, "{\"name\":\"" + ask.path() + "\"}");
    return error(404, "NOT_FOUND", "Not found");
  }

  private MockResponse generate(Ask ask) {
    var input = ask.json();
    var problem = PICTURES.problem(input);
    if (problem.isPresent()) return error(400, "INVALID_ARGUMENT", problem.get());
    var parts = input.path("contents").path(0).path("parts");
    var script = Script.of(parts.path(0).path("text").asText());
    var refused = refused(script);
    if (refused.isPresent()) return refused.get();
    long seed = input.path("generationConfig").path("seed").asLong(0);
    var reference = parts.path(1).path("inlineData").path("data").asText();
    var order = new Job.Order(script, Fields.bytes(reference), 1, 1024, 1024, seed, 0, false);
    var _ = take(order, input);
    return Answers.broken(script).orElseGet(() -> Answers.json(200, pictures(order).toString()));
  }

  private static ObjectNode pictures(Job.Order order) {
    var script = order.script();
    var answer = object();
    if (script.says("refuse-input")) {
      answer.putObject("promptFeedback").put("blockReason", "PROHIBITED_CONTENT");
      return answer;
    }
    var candidate = answer.putArray("candidates").addObject().put("index", 0);
    // One of several calls fails: that of the first seed after the task's own.
    boolean partly = script.says("partial") && order.seed() % 4 == 3;
    if (script.says("refuse-output") || partly) return refuse(answer, candidate);
    candidate.put("finishReason", "STOP");
    var parts = candidate.putObject("content").put("role", "model").putArray("parts");
    parts.addObject().put("text", "Here it is.");
    var thought = parts.addObject().put("thought", true);
    picture(thought, picture(order, "jpg", 7));
    picture(parts.addObject().put("thoughtSignature", "c2ln"), picture(order, "png", 0));
    return answer;
  }

  private static ObjectNode refuse(ObjectNode answer, ObjectNode candidate) {
    var _ =
        candidate
            .put("finishReason", "IMAGE_SAFETY")
            .put("finishMessage", "Unable to show the generated image.");
    return answer;
  }

  private static void picture(ObjectNode part, byte[] bytes) {
    var _ =
        part.putObject("inlineData")
            .put("mimeType", "image/png")
            .put("data", Base64.getEncoder().encodeToString(bytes));
  }

  private MockResponse predict(Ask ask) {
    var input = ask.json();
    var problem = VEO.problem(input);
    if (problem.isPresent()) return error(400, "INVALID_ARGUMENT", problem.get());
    var instance = input.path("instances").path(0);
    var script = Script.of(instance.path("prompt").asText());
    var refused = refused(script);
    if (refused.isPresent()) return refused.get();
    int seconds = input.path("parameters").path("durationSeconds").asInt();
    var job = take(new Job.Order(script, Optional.empty(), 1, 0, 0, 0, seconds, true), input);
    var model = ask.path().replaceAll(".*/models/|:.*", "");
    var name = "models/" + model + "/operations/" + job.id();
    return Answers.broken(script)
        .orElseGet(() -> Answers.json(200, object().put("name", name).toString()));
  }

  private MockResponse operation(Ask ask) {
    var job = job(last(ask));
    if (job.isEmpty() || job.get().script().says("lost"))
      return error(404, "NOT_FOUND", "Operation not found");
    var operation = object().put("name", ask.path().substring("/v1beta/".length()));
    return switch (job.get().asked()) {
      case QUEUED, RUNNING -> Answers.json(200, operation.toString());
      case CANCELLED, DONE -> Answers.json(200, ended(job.get(), operation).toString());
    };
  }

  private ObjectNode ended(Job job, ObjectNode operation) {
    var script = job.script();
    operation.put("done", true);
    if (script.says("refuse-input"))
      return operationError(operation, 3, "violates usage guidelines");
    if (script.says("fail")) return operationError(operation, 13, "Internal error");
    var response = operation.putObject("response").putObject("generateVideoResponse");
    if (script.says("refuse-output"))
      response
          .put("raiMediaFilteredCount", 1)
          .putArray("raiMediaFilteredReasons")
          .add("We encountered an issue with the audio; you have not been charged.");
    else
      response
          .putArray("generatedSamples")
          .addObject()
          .putObject("video")
          .put("uri", file(job) + "?alt=media");
    return operation;
  }

  private static ObjectNode operationError(ObjectNode operation, int code, String words) {
    operation.putObject("error").put("code", code).put("message", words);
    return operation;
  }

  private String file(Job job) {
    if (job.script().says("private")) return "http://169.254.169.254/v1beta/files/x:download";
    return address("/v1beta/files/" + job.id() + ":download");
  }

  /// A redirect comes before the bytes; the key is not wanted there.
  private MockResponse download(Ask ask) {
    var job = job(last(ask).replace(":download", ""));
    if (job.isEmpty()) return error(404, "NOT_FOUND", "File not found");
    return Answers.redirect(outputAddress(job.get(), 0, "mp4"));
  }

  private MockResponse interact(Ask ask) {
    var input = ask.json();
    var problem = OMNI.problem(input);
    if (problem.isPresent()) return error(400, "INVALID_ARGUMENT", problem.get());
    var parts = input.path("input");
    var script = Script.of(parts.path(parts.size() - 1).path("text").asText());
    var refused = refused(script);
    if (refused.isPresent()) return refused.get();
    var duration = input.path("response_format").path("duration").asText().replace("s", "");
    var job =
        take(
            new Job.Order(script, Optional.empty(), 1, 0, 0, 0, Integer.parseInt(duration), true),
            input);
    var answer = object().put("id", job.id()).put("status", "in_progress");
    return Answers.broken(script).orElseGet(() -> Answers.json(200, answer.toString()));
  }

  private MockResponse interaction(Ask ask) {
    var job = job(last(ask));
    if (job.isEmpty() || job.get().script().says("lost"))
      return error(400, "INVALID_ARGUMENT", "Invalid interaction name");
    var script = job.get().script();
    var answer = object().put("id", job.get().id());
    switch (job.get().asked()) {
      case QUEUED -> answer.put("status", "queued");
      case RUNNING -> answer.put("status", "in_progress");
      case CANCELLED -> answer.put("status", "cancelled");
      case DONE -> {
        if (script.says("fail"))
          answer.put("status", "failed").putObject("error").put("message", "x");
        else if (script.says("refuse-input")) answer.put("status", "requires_action");
        else output(answer.put("status", "completed"), job.get());
      }
    }
    return Answers.json(200, answer.toString());
  }

  private void output(ObjectNode answer, Job job) {
    var content =
        answer
            .putArray("steps")
            .addObject()
            .put("type", "model_output")
            .putArray("content")
            .addObject();
    if (job.script().says("refuse-output"))
      content.put("type", "text").put("text", "I cannot make that.");
    else content.put("type", "video").put("uri", file(job).replace(":download", ""));
  }

  private MockResponse cancel(Ask ask) {
    var parts = ask.url().pathSegments();
    var job = job(parts.get(parts.size() - 2));
    boolean stopped = job.isPresent() && job.get().cancel();
    return stopped ? Answers.json(200, "{}") : error(400, "FAILED_PRECONDITION", "already over");
  }

  private static String last(Ask ask) {
    return ask.url().pathSegments().getLast();
  }

  private static Optional<MockResponse> refused(Script script) {
    if (script.says("auth")) return Optional.of(badKey());
    if (script.says("account"))
      return Optional.of(error(429, "RESOURCE_EXHAUSTED", "Quota exceeded, limit: 0"));
    if (script.says("429")) return Optional.of(busy(script.number("429", 7)));
    if (script.says("500")) return Optional.of(error(500, "INTERNAL", "Internal error"));
    if (script.says("503")) return Optional.of(error(503, "UNAVAILABLE", "overloaded"));
    if (script.says("504")) return Optional.of(error(504, "DEADLINE_EXCEEDED", "too slow"));
    if (script.says("retired"))
      return Optional.of(error(404, "NOT_FOUND", "The model is no longer available."));
    if (script.says("invalid"))
      return Optional.of(error(400, "INVALID_ARGUMENT", "Unable to process input image"));
    return Optional.empty();
  }

  /// The delay stands in the details; there is no header.
  private static MockResponse busy(int seconds) {
    var answer = object();
    answer
        .putObject("error")
        .put("code", 429)
        .put("status", "RESOURCE_EXHAUSTED")
        .put("message", "You exceeded your current quota.")
        .putArray("details")
        .addObject()
        .put("@type", "type.googleapis.com/google.rpc.RetryInfo")
        .put("retryDelay", seconds + "s");
    return Answers.json(429, "[" + answer + "]");
  }

  private static MockResponse badKey() {
    var answer = object();
    answer
        .putObject("error")
        .put("code", 400)
        .put("status", "INVALID_ARGUMENT")
        .put("message", "API key not valid. Please pass a valid API key.")
        .putArray("details")
        .addObject()
        .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
        .put("reason", "API_KEY_INVALID");
    return Answers.json(400, answer.toString());
  }

  private static MockResponse error(int status, String name, String words) {
    var answer = object();
    answer.putObject("error").put("code", status).put("status", name).put("message", words);
    return Answers.json(status, answer.toString());
  }
}
