package dev.darkroom.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.http.Faults;
import dev.darkroom.provider.http.Reply.Said;
import dev.darkroom.provider.http.RetryAfter;
import java.util.Set;
import java.util.regex.Pattern;

/// What Google's errors mean. A bad key is a 400 with a reason among its details; the time to wait
/// stands there, too, and not in a header.
final class GeminiFailures {
  private static final Set<String> KEY_REASONS =
      Set.of("API_KEY_INVALID", "API_KEY_EXPIRED", "API_KEY_SERVICE_BLOCKED");
  private static final Pattern POLICY =
      Pattern.compile(
          "usage guidelines|safety|policy|responsible|prohibited", Pattern.CASE_INSENSITIVE);

  private final Faults faults;

  GeminiFailures(Faults faults) {
    this.faults = faults;
  }

  Failure of(Said said) {
    // Some answers are wrapped in an array.
    var root = said.json().isArray() ? said.json().path(0) : said.json();
    var error = root.path("error");
    var words = error.path("message").asText("");
    var code = error.path("status").asText(error.path("code").asText(""));
    for (var detail : error.path("details"))
      if (KEY_REASONS.contains(detail.path("reason").asText("")))
        return faults.of(Kind.AUTH, detail.path("reason").asText(""), words, said);
    if (said.status() == 429 && isWithoutQuota(error, words))
      return faults.of(Kind.ACCOUNT, code, words, said);
    if (said.status() == 400) return badRequest(code, words, said);
    return withDelay(faults.byStatus(code, words, said), error);
  }

  private Failure badRequest(String code, String words, Said said) {
    if (code.equals("FAILED_PRECONDITION")) return faults.of(Kind.ACCOUNT, code, words, said);
    if (words.contains("Invalid interaction name"))
      return faults.of(Kind.RESULT_EXPIRED, code, words, said);
    return isAboutPolicy(words)
        ? faults.of(Kind.REFUSED_INPUT, code, words, said)
        : faults.of(Kind.INVALID_INPUT, code, words, said);
  }

  /// A quota for the day, or one of zero, does not come back by waiting.
  private static boolean isWithoutQuota(JsonNode error, String words) {
    if (words.contains("limit: 0")) return true;
    for (var detail : error.path("details"))
      for (var violation : detail.path("violations"))
        if (violation.path("quotaId").asText("").contains("PerDay")) return true;
    return false;
  }

  private static Failure withDelay(Failure failure, JsonNode error) {
    for (var detail : error.path("details")) {
      var delay = RetryAfter.inWords("retry " + detail.path("retryDelay").asText(""));
      if (delay.isPresent()) return failure.retryAfter(delay.get());
    }
    return failure;
  }

  /// The error inside an operation that ended; its numbers are those of gRPC.
  static Failure ofOperation(JsonNode error) {
    int number = error.path("code").asInt();
    var words = error.path("message").asText("");
    var kind =
        switch (number) {
          case 3 -> isAboutPolicy(words) ? Kind.REFUSED_INPUT : Kind.INVALID_INPUT;
          case 4 -> Kind.TIMED_OUT;
          case 7, 16 -> Kind.AUTH;
          case 8 -> Kind.RATE_LIMITED;
          default -> Kind.UNAVAILABLE;
        };
    return Faults.ended(Failure.of(kind, "grpc-" + number, words));
  }

  private static boolean isAboutPolicy(String words) {
    return POLICY.matcher(words).find();
  }
}
