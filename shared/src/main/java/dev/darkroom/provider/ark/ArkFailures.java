package dev.darkroom.provider.ark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.http.Faults;
import dev.darkroom.provider.http.Reply.Said;
import java.util.Optional;

/// What Ark's error codes mean; each may carry a finer one after a dot. They stand in errors of
/// requests, of tasks, and of single pictures inside a success.
final class ArkFailures {
  private final Faults faults;

  ArkFailures(Faults faults) {
    this.faults = faults;
  }

  Failure of(Said said) {
    var error = said.json().path("error");
    var code = error.path("code").asText("");
    var words = error.path("message").asText("");
    return kind(code)
        .map(kind -> faults.of(kind, code, words, said))
        .orElseGet(() -> faults.byStatus(code, words, said));
  }

  /// The error of a task or of a picture.
  static Failure of(JsonNode error) {
    var code = error.path("code").asText("");
    return Failure.of(
        kind(code).orElse(Kind.UNAVAILABLE), code, Faults.clean(error.path("message").asText("")));
  }

  private static Optional<Kind> kind(String code) {
    var family = code.contains(".") ? code.substring(0, code.indexOf('.')) : code;
    var kind =
        switch (family) {
          case "InputTextSensitiveContentDetected",
              "InputImageSensitiveContentDetected",
              "InputVideoSensitiveContentDetected" ->
              Kind.REFUSED_INPUT;
          case "OutputImageSensitiveContentDetected",
              "OutputVideoSensitiveContentDetected",
              "OutputTextSensitiveContentDetected" ->
              Kind.REFUSED_OUTPUT;
          case "MissingParameter", "InvalidParameter", "InvalidImageURL" -> Kind.INVALID_INPUT;
          case "AuthenticationError" -> Kind.AUTH;
          case "AccessDenied",
              "AccountOverdueError",
              "ServiceNotOpen",
              "OperationDenied",
              "ModelNotOpen",
              "QuotaExceeded",
              "SetLimitExceeded" ->
              Kind.ACCOUNT;
          case "InvalidEndpointOrModel" -> Kind.RETIRED;
          case "RateLimitExceeded",
              "ServerOverloaded",
              "InflightBatchsizeExceeded",
              "RequestBurstTooFast" ->
              Kind.RATE_LIMITED;
          case "InternalServiceError" -> Kind.UNAVAILABLE;
          default -> Kind.FAULT;
        };
    return kind == Kind.FAULT ? Optional.empty() : Optional.of(kind);
  }
}
