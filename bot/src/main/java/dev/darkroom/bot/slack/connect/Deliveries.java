package dev.darkroom.bot.slack.connect;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands what comes over Socket Mode to the app, and says what goes back.
final class Deliveries {
  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

  /// A command that nobody can give.
  static final String WARM_UP = "/warm-up";

  private static final String NOTHING =
      """
      {"envelope_id":"warm-up","type":"slash_commands","accepts_response_payload":true,\
      "payload":{"token":"","command":"%s","text":"","team_id":"","channel_id":"",\
      "user_id":"","response_url":"","trigger_id":""}}\
      """
          .formatted(WARM_UP);

  private final App app;
  private final SocketModeRequestParser parser;

  Deliveries(App app) {
    this.app = app;
    this.parser = new SocketModeRequestParser(app.config());
  }

  /// The first requests of a process take long: that is not for people to wait for.
  void warmUp() {
    var _ = answer(NOTHING);
  }

  /// @param envelope as it came
  /// @return the acknowledgement; empty where there is none, so that Slack sends it again
  Optional<String> answer(String envelope) {
    var request = parser.parse(envelope);
    if (request == null) {
      log.atDebug().log("an envelope of an unknown kind");
      return Optional.empty();
    }
    try {
      var response = app.run(request.getBoltRequest());
      if (response.getStatusCode() == 200)
        return Optional.of(acknowledgement(request.getEnvelope().getEnvelopeId(), response));
      log.atWarn().addKeyValue("status", response.getStatusCode()).log("not acknowledged");
    } catch (Exception fault) {
      log.atError().setCause(fault).log("a handler failed");
    }
    return Optional.empty();
  }

  private static String acknowledgement(String envelopeId, Response response) {
    var acknowledgement = new JsonObject();
    acknowledgement.addProperty("envelope_id", envelopeId);
    var body = response.getBody();
    if (body != null && !body.isBlank()) acknowledgement.add("payload", payload(response, body));
    return acknowledgement.toString();
  }

  private static JsonElement payload(Response response, String body) {
    if (response.getContentType().startsWith("application/json"))
      return JsonParser.parseString(body);
    var text = new JsonObject();
    text.addProperty("text", body);
    return text;
  }
}
