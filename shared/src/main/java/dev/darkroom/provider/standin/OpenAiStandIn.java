package dev.darkroom.provider.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;

/// `images/edits`, played as OpenAI answers it; `#plain` in a prompt makes errors plain texts, as
/// sd-server's are.
public final class OpenAiStandIn extends StandIn {
  private static final Set<String> FIELDS =
      Set.of("model", "prompt", "n", "size", "image[]", "quality", "output_format", "background");

  public OpenAiStandIn(String key) {
    super(key);
  }

  @Override
  public String name() {
    return "openai";
  }

  @Override
  String basePath() {
    return "/v1/";
  }

  @Override
  MockResponse answer(Ask ask) {
    if (!ask.header("Authorization").equals("Bearer " + key()))
      return error(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.");
    if (ask.is("GET", "/v1/models")) return Answers.json(200, "{\"data\":[]}");
    if (ask.is("POST", "/v1/images/edits")) return edit(ask);
    return error(404, "invalid_request_error", "unknown_url", "Unknown request URL");
  }

  private MockResponse edit(Ask ask) {
    var form = Form.of(ask);
    var problem = problem(form);
    if (problem.isPresent())
      return error(400, "invalid_request_error", "invalid_value", problem.get());
    var script = Script.of(form.text("prompt"));
    var refused = refused(script);
    if (refused.isPresent()) return refused.get();
    var first = form.all("image[]").getFirst().content().toByteArray();
    int count = Integer.parseInt(form.text("n"));
    var order = new Job.Order(script, Optional.of(first), count, 1024, 1024, 0, 0, false);
    var _ = take(order, asJson(form));
    return Answers.broken(script).orElseGet(() -> Answers.json(200, pictures(order).toString()));
  }

  private static Optional<String> problem(Form form) {
    for (var part : form.parts())
      if (!FIELDS.contains(part.name())) return Optional.of("Unknown parameter " + part.name());
    var images = form.all("image[]");
    if (images.isEmpty() || images.size() > 16) return Optional.of("1 to 16 images");
    for (var image : images)
      if (!Fields.isPicture(image.content().toByteArray())
          || !image.type().matches("image/(png|jpeg|webp)"))
        return Optional.of("Invalid image file or mode");
    if (form.text("prompt").isBlank()) return Optional.of("prompt is missing");
    if (!form.text("n").matches("[1-9]|10")) return Optional.of("n is 1 to 10");
    return form.text("size").matches("|auto|[0-9]{3,4}x[0-9]{3,4}")
        ? Optional.empty()
        : Optional.of("bad size");
  }

  private static ObjectNode asJson(Form form) {
    var json = object();
    for (var part : form.parts())
      if (part.type().isEmpty() || part.type().startsWith("text/"))
        json.put(part.name(), part.content().utf8());
    return json.put("images", form.all("image[]").size());
  }

  private static ObjectNode pictures(Job.Order order) {
    var answer = object().put("output_format", "png");
    var data = answer.putArray("data");
    int count = order.script().says("partial") ? order.count() - 1 : order.count();
    for (int i = 0; i < count; i++)
      data.addObject()
          .put("b64_json", Base64.getEncoder().encodeToString(picture(order, "png", i)));
    return answer;
  }

  private static Optional<MockResponse> refused(Script script) {
    if (script.says("plain"))
      return Optional.of(Answers.json(400, "{\"error\":\"at least one image[] required\"}"));
    if (script.says("auth"))
      return Optional.of(error(401, "invalid_request_error", "invalid_api_key", "bad key"));
    if (script.says("account"))
      return Optional.of(error(429, "insufficient_quota", "insufficient_quota", "No quota."));
    if (script.says("429"))
      return Optional.of(
          error(429, "requests", "rate_limit_exceeded", "Rate limit reached.")
              .newBuilder()
              .setHeader("Retry-After", script.number("429", 7))
              .build());
    if (script.says("500")) return Optional.of(error(500, "server_error", "", "oops"));
    if (script.says("503")) return Optional.of(error(503, "server_error", "", "overloaded"));
    if (script.says("504")) return Optional.of(error(504, "server_error", "", "timeout"));
    if (script.says("retired"))
      return Optional.of(error(404, "invalid_request_error", "model_not_found", "gone"));
    if (script.says("invalid"))
      return Optional.of(
          error(400, "image_generation_user_error", "invalid_image", "Invalid image file."));
    if (script.says("refuse-input")) return Optional.of(moderated("input"));
    if (script.says("refuse-output")) return Optional.of(moderated("output"));
    return Optional.empty();
  }

  private static MockResponse moderated(String stage) {
    var answer = object();
    answer
        .putObject("error")
        .put("type", "image_generation_user_error")
        .put("code", "moderation_blocked")
        .put("message", "Your request was rejected by the safety system.")
        .putObject("moderation_details")
        .put("moderation_stage", stage);
    return Answers.json(400, answer.toString());
  }

  private static MockResponse error(int status, String type, String code, String words) {
    var answer = object();
    var error = answer.putObject("error").put("message", words).put("type", type);
    if (code.isEmpty()) error.putNull("code");
    else error.put("code", code);
    return Answers.json(status, answer.toString());
  }
}
