package dev.darkroom.provider.standin;

import static dev.darkroom.provider.standin.Fields.dataUri;
import static dev.darkroom.provider.standin.Fields.flag;
import static dev.darkroom.provider.standin.Fields.list;
import static dev.darkroom.provider.standin.Fields.matching;
import static dev.darkroom.provider.standin.Fields.oneOf;
import static dev.darkroom.provider.standin.Fields.text;
import static dev.darkroom.provider.standin.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import mockwebserver3.MockResponse;

/// fal's queue, played. The addresses that it returns lack the endpoint's last part, as the real
/// ones do.
public final class FalStandIn extends StandIn {
  private static final String RATIO = "auto|21:9|16:9|3:2|4:3|5:4|1:1|4:5|3:4|2:3|9:16";
  private static final long SEED_MAX = 0xffff_ffffL;

  private static final Map<String, Fields> ENDPOINTS =
      Map.ofEntries(
          Map.entry("fal-ai/nano-banana/edit", nanoBanana()),
          Map.entry("fal-ai/nano-banana-2/edit", sized("0.5K", "1K", "2K", "4K")),
          Map.entry("fal-ai/nano-banana-pro/edit", sized("1K", "2K", "4K")),
          Map.entry("fal-ai/flux-pro/kontext", kontextOfOne()),
          Map.entry("fal-ai/flux-pro/kontext/max", kontextOfOne()),
          Map.entry("fal-ai/flux-pro/kontext/multi", kontextOfSeveral()),
          Map.entry("fal-ai/flux-pro/kontext/max/multi", kontextOfSeveral()),
          Map.entry("fal-ai/flux-2-pro/edit", flux2()),
          Map.entry("fal-ai/flux-2-max/edit", flux2()),
          Map.entry("fal-ai/bytedance/seedream/v4/edit", seedream()),
          Map.entry("fal-ai/gpt-image-1.5/edit", gptImage()),
          Map.entry("fal-ai/veo3.1/image-to-video", veo()),
          Map.entry("fal-ai/veo3.1/fast/image-to-video", veo()),
          Map.entry("fal-ai/bytedance/seedance/v1.5/pro/image-to-video", seedance()),
          Map.entry("fal-ai/kling-video/v2.6/pro/image-to-video", kling()));

  public FalStandIn(String key) {
    super(key);
  }

  @Override
  public String name() {
    return "fal";
  }

  private static Fields nanoBanana() {
    return new Fields()
        .must("prompt", text())
        .must("image_urls", list(1, 14, dataUri()))
        .may("num_images", whole(1, 4))
        .may("aspect_ratio", matching(RATIO + "|4:1|1:4|8:1|1:8"))
        .may("output_format", oneOf("png", "jpeg", "webp"))
        .may("safety_tolerance", oneOf("1", "2", "3", "4", "5", "6"))
        .may("seed", whole(0, SEED_MAX));
  }

  private static Fields sized(String... sizes) {
    return nanoBanana().may("resolution", oneOf(sizes));
  }

  private static Fields kontextOfOne() {
    return kontext().must("image_url", dataUri());
  }

  private static Fields kontextOfSeveral() {
    return kontext().must("image_urls", list(1, 4, dataUri()));
  }

  private static Fields kontext() {
    return new Fields()
        .must("prompt", text())
        .may("num_images", whole(1, 4))
        .may("aspect_ratio", matching("21:9|16:9|4:3|3:2|1:1|2:3|3:4|9:16|9:21"))
        .may("output_format", oneOf("png", "jpeg"))
        .may("safety_tolerance", oneOf("1", "2", "3", "4", "5", "6"))
        .may("seed", whole(0, SEED_MAX));
  }

  private static Fields flux2() {
    return new Fields()
        .must("prompt", text())
        .must("image_urls", list(1, 8, dataUri()))
        .may("image_size", frame().or(oneOf("auto")))
        .may("output_format", oneOf("png", "jpeg"))
        .may("seed", whole(0, SEED_MAX));
  }

  private static Fields seedream() {
    return new Fields()
        .must("prompt", text())
        .must("image_urls", list(1, 10, dataUri()))
        .may("image_size", frame().or(oneOf("square_hd", "square", "auto", "auto_2K", "auto_4K")))
        .may("num_images", whole(1, 4))
        .may("max_images", whole(1, 14))
        .may("seed", whole(0, SEED_MAX))
        .may("enable_safety_checker", flag());
  }

  private static Predicate<JsonNode> frame() {
    return Fields.shaped(
        new Fields().must("width", whole(64, 4096)).must("height", whole(64, 4096)));
  }

  private static Fields gptImage() {
    return new Fields()
        .must("prompt", text())
        .must("image_urls", list(1, 16, dataUri()))
        .may("image_size", oneOf("auto", "1024x1024", "1536x1024", "1024x1536"))
        .may("quality", oneOf("low", "medium", "high"))
        .may("num_images", whole(1, 4))
        .may("output_format", oneOf("png", "jpeg", "webp"));
  }

  private static Fields seedance() {
    return new Fields()
        .must("prompt", text())
        .must("image_url", dataUri())
        .may("aspect_ratio", matching("auto|21:9|16:9|4:3|1:1|3:4|9:16"))
        .may("duration", matching("[4-9]|1[0-2]"))
        .may("resolution", oneOf("480p", "720p", "1080p"))
        .may("generate_audio", flag())
        .may("seed", whole(-1, SEED_MAX));
  }

  private static Fields kling() {
    return new Fields()
        .must("prompt", text())
        .must("start_image_url", dataUri())
        .may("duration", oneOf("5", "10"))
        .may("generate_audio", flag());
  }

  private static Fields veo() {
    return new Fields()
        .must("prompt", text())
        .must("image_url", dataUri())
        .may("aspect_ratio", oneOf("auto", "16:9", "9:16"))
        .may("duration", oneOf("4s", "6s", "8s"))
        .may("resolution", oneOf("720p", "1080p", "4k"))
        .may("generate_audio", flag())
        .may("seed", whole(0, SEED_MAX));
  }

  @Override
  MockResponse answer(Ask ask) {
    if (!ask.header("Authorization").equals("Key " + key()))
      return detail(401, "invalid key credentials");
    if (ask.is("POST", "/.+")) return submit(ask);
    var parts = ask.path().split("/requests/", 2);
    if (parts.length < 2) return detail(404, "not found");
    var rest = parts[1].split("/", 2);
    var job = job(rest[0]);
    if (job.isEmpty()) return detail(404, "Request not found");
    return switch (ask.method() + " " + (rest.length < 2 ? "" : rest[1])) {
      case "GET status" -> status(job.get());
      case "GET ", "GET response" -> response(job.get());
      case "PUT cancel" ->
          job.get().cancel()
              ? Answers.json(202, "{\"status\":\"CANCELLATION_REQUESTED\"}")
              : Answers.json(400, "{\"status\":\"ALREADY_COMPLETED\"}");
      default -> detail(405, "method not allowed");
    };
  }

  private MockResponse submit(Ask ask) {
    var endpoint = ask.path().substring(1);
    var fields = ENDPOINTS.get(endpoint);
    if (fields == null) return detail(404, "Application '" + endpoint + "' not found");
    var input = ask.json();
    var problem = fields.problem(input);
    if (problem.isPresent()) return modelError(422, "value_error", problem.get());
    var script = Script.of(input.path("prompt").asText());
    var refused = refused(script);
    if (refused.isPresent()) return refused.get();
    var broken = Answers.broken(script);
    var job = take(order(endpoint, script, input), input);
    return broken.orElseGet(() -> Answers.json(200, ticket(endpoint, job).toString()));
  }

  private static Optional<MockResponse> refused(Script script) {
    if (script.says("auth")) return Optional.of(detail(401, "invalid key credentials"));
    if (script.says("account"))
      return Optional.of(detail(403, "User is locked. Reason: Exhausted balance. Top up."));
    if (script.says("429"))
      return Optional.of(
          detail(429, "concurrent_requests_limit")
              .newBuilder()
              .setHeader("Retry-After", script.number("429", 7))
              .build());
    if (script.says("500")) return Optional.of(modelError(500, "internal_server_error", "oops"));
    if (script.says("503")) return Optional.of(detail(503, "runner_scheduling_failure"));
    if (script.says("504")) return Optional.of(detail(504, "request_timeout"));
    if (script.says("retired")) return Optional.of(detail(404, "Application not found"));
    if (script.says("invalid"))
      return Optional.of(modelError(422, "image_too_small", "The image is too small."));
    return Optional.empty();
  }

  private static Job.Order order(String endpoint, Script script, JsonNode input) {
    var first = input.path("image_urls").path(0);
    for (var field : List.of("image_url", "start_image_url"))
      if (input.has(field)) first = input.path(field);
    int seconds = Integer.parseInt(input.path("duration").asText("0").replace("s", ""));
    var frame = input.path("image_size");
    return new Job.Order(
        script,
        Fields.bytes(Fields.afterComma(first.asText())),
        input.path("num_images").asInt(1),
        frame.path("width").asInt(1024),
        frame.path("height").asInt(1024),
        input.path("seed").asLong(0),
        endpoint.contains("video") ? seconds : 0,
        input.path("generate_audio").asBoolean(true));
  }

  private ObjectNode ticket(String endpoint, Job job) {
    var parts = endpoint.split("/", 3);
    var below = "/" + parts[0] + "/" + parts[1] + "/requests/" + job.id();
    return object()
        .put("request_id", job.id())
        .put("gateway_request_id", job.id())
        .put("response_url", address(below))
        .put("status_url", address(below + "/status"))
        .put("cancel_url", address(below + "/cancel"))
        .put("queue_position", 0);
  }

  private static MockResponse status(Job job) {
    var script = job.script();
    var status = object().put("request_id", job.id());
    var _ =
        switch (job.asked()) {
          case QUEUED -> status.put("status", "IN_QUEUE").put("queue_position", 3);
          case RUNNING -> status.put("status", "IN_PROGRESS");
          case CANCELLED ->
              status
                  .put("status", "COMPLETED")
                  .put("error", "cancelled")
                  .put("error_type", "client_cancelled");
          case DONE ->
              script.says("refuse-input") || script.says("refuse-output") || script.says("fail")
                  ? status
                      .put("status", "COMPLETED")
                      .put("error", "The content could not be processed.")
                      .put("error_type", errorType(script))
                  : status.put("status", "COMPLETED");
        };
    return Answers.json(200, status.toString());
  }

  private static String errorType(Script script) {
    if (script.says("refuse-input")) return "content_policy_violation";
    return script.says("refuse-output") ? "no_media_generated" : "internal_server_error";
  }

  private MockResponse response(Job job) {
    var order = job.order();
    var script = order.script();
    if (script.says("lost")) return detail(404, "Request not found");
    if (order.seconds() > 0) {
      var output = object();
      output.putObject("video").put("url", outputAddress(job, 0, "mp4"));
      return Answers.json(200, output.toString());
    }
    var output = object().put("seed", order.seed());
    var images = output.putArray("images");
    var nsfw = output.putArray("has_nsfw_concepts");
    for (int i = 0; i < order.count(); i++) {
      images.addObject().put("url", outputAddress(job, i, "png")).put("content_type", "image/png");
      nsfw.add(script.says("partial") && i == order.count() - 1);
    }
    return Answers.json(200, output.toString());
  }

  private static MockResponse detail(int status, String words) {
    return Answers.json(status, object().put("detail", words).toString());
  }

  private static MockResponse modelError(int status, String type, String words) {
    var error = object();
    error.putArray("detail").addObject().put("type", type).put("msg", words).putArray("loc");
    return Answers.json(status, error.toString());
  }
}
