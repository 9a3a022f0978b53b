package dev.darkroom.provider.standin;

import static dev.darkroom.provider.standin.Fields.base64;
import static dev.darkroom.provider.standin.Fields.matching;
import static dev.darkroom.provider.standin.Fields.oneOf;
import static dev.darkroom.provider.standin.Fields.text;
import static dev.darkroom.provider.standin.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import mockwebserver3.MockResponse;

/// Black Forest Labs, played. A job is known on its regional host only: asked on the host that it
/// was submitted to, nobody knows it.
public final class BflStandIn extends StandIn {
  private static final Fields KONTEXT =
      pictures(4)
          .may("aspect_ratio", matching("[0-9]{1,2}:[0-9]{1,2}"))
          .may("safety_tolerance", whole(0, 2));
  private static final Fields FLUX_2 =
      pictures(8)
          .may("width", it -> it.asInt() >= 64 && it.asInt() % 16 == 0)
          .may("height", it -> it.asInt() >= 64 && it.asInt() % 16 == 0)
          .may("safety_tolerance", whole(0, 5));

  public BflStandIn(String key) {
    super(key);
  }

  @Override
  public String name() {
    return "bfl";
  }

  private static Fields pictures(int max) {
    var fields =
        new Fields()
            .must("prompt", text())
            .must("input_image", base64())
            .may("seed", whole(0, Integer.MAX_VALUE))
            .may("output_format", oneOf("png", "jpeg"));
    for (int i = 2; i <= max; i++) {
      var _ = fields.may("input_image_" + i, base64());
    }
    return fields;
  }

  @Override
  MockResponse answer(Ask ask) {
    if (!ask.header("x-key").equals(key()))
      return detail(403, "Not authenticated - Invalid Authentication");
    if (ask.is("GET", "/v1/credits")) return Answers.json(200, "{\"credits\":1234.5}");
    if (ask.is("GET", "/v1/get_result")) return result(ask);
    if (ask.is("POST", "/v1/flux-kontext-(pro|max)")) return submit(ask, KONTEXT);
    if (ask.is("POST", "/v1/flux-2-.+")) return submit(ask, FLUX_2);
    return detail(404, "Not Found");
  }

  private MockResponse submit(Ask ask, Fields fields) {
    var input = ask.json();
    var problem = fields.problem(input);
    if (problem.isPresent()) return invalid(problem.get());
    var script = Script.of(input.path("prompt").asText());
    var refused = refused(script);
    if (refused.isPresent()) return refused.get();
    var job = take(order(script, input), input);
    var ticket =
        object()
            .put("id", job.id())
            .put("polling_url", regionalAddress("/v1/get_result?id=" + job.id()))
            .put("cost", 4.0);
    return Answers.broken(script).orElseGet(() -> Answers.json(200, ticket.toString()));
  }

  private static Job.Order order(Script script, JsonNode input) {
    return new Job.Order(
        script,
        Fields.bytes(input.path("input_image").asText()),
        1,
        input.path("width").asInt(1024),
        input.path("height").asInt(1024),
        input.path("seed").asLong(0),
        0,
        false);
  }

  private static Optional<MockResponse> refused(Script script) {
    if (script.says("auth")) return Optional.of(detail(403, "Not authenticated"));
    if (script.says("account")) return Optional.of(detail(402, "Insufficient credits"));
    if (script.says("429"))
      return Optional.of(
          Answers.json(
              429,
              object()
                  .put("error", "rate_limit_exceeded")
                  .put("message", "24 active tasks")
                  .put("retry_after", script.number("429", 7))
                  .toString()));
    if (script.says("500")) return Optional.of(detail(500, "Internal Server Error"));
    if (script.says("503")) return Optional.of(detail(503, "overloaded"));
    if (script.says("504")) return Optional.of(detail(504, "timeout"));
    if (script.says("retired")) return Optional.of(detail(404, "Not Found"));
    if (script.says("invalid")) return Optional.of(invalid("Input should be less than 5"));
    return Optional.empty();
  }

  private MockResponse result(Ask ask) {
    var id = ask.url().queryParameter("id");
    var job = job(id == null ? "" : id);
    var answer = object().put("id", id).putNull("result");
    if (job.isEmpty() || !ask.url().host().equals("localhost"))
      return Answers.json(200, answer.put("status", "Task not found").toString());
    var script = job.get().script();
    switch (job.get().asked()) {
      case QUEUED -> answer.put("status", "Pending");
      case RUNNING -> answer.put("status", "Pending").put("progress", 0.4);
      case CANCELLED -> answer.put("status", "Task not found");
      case DONE -> {
        if (script.says("refuse-input")) moderated(answer, "Request Moderated");
        else if (script.says("refuse-output")) moderated(answer, "Content Moderated");
        else if (script.says("fail")) answer.put("status", "Error");
        else if (script.says("lost")) answer.put("status", "Task not found");
        else
          answer
              .put("status", "Ready")
              .putObject("result")
              .put("sample", outputAddress(job.get(), 0, "png"))
              .put("seed", job.get().order().seed());
      }
    }
    return Answers.json(200, answer.toString());
  }

  private static void moderated(
      com.fasterxml.jackson.databind.node.ObjectNode answer, String status) {
    answer
        .put("status", status)
        .putObject("details")
        .putArray("Moderation Reasons")
        .add("Derivative Works Filter");
  }

  private static MockResponse detail(int status, String words) {
    return Answers.json(status, object().put("detail", words).toString());
  }

  private static MockResponse invalid(String words) {
    var error = object();
    error.putArray("detail").addObject().put("msg", words).put("type", "value_error");
    return Answers.json(422, error.toString());
  }
}
