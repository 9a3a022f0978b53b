package dev.darkroom.provider.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderTask;
import dev.darkroom.provider.http.Result;
import dev.darkroom.provider.http.Service;
import java.util.ArrayList;

/// Reads what became of work that is no longer in the queue.
final class History {
  private History() {}

  static ProviderAnswer read(Service service, ProviderTask task, JsonNode entry) {
    if (entry.isMissingNode()) return failed(Failure.of(Kind.RESULT_EXPIRED, "forgotten", ""));
    if (entry.path("status").path("status_str").asText("").equals("error"))
      return failed(failure(entry.path("status").path("messages")));
    var given = new ArrayList<Result>();
    for (var node : entry.path("outputs"))
      for (var list : node)
        for (var file : list)
          if (file.has("filename") && file.path("type").asText("output").equals("output"))
            given.add(new Result.Guarded(address(service, file)));
    return service.results().ofPoll(task, given);
  }

  private static String address(Service service, JsonNode file) {
    return service
        .at("view")
        .newBuilder()
        .addQueryParameter("filename", file.path("filename").asText(""))
        .addQueryParameter("subfolder", file.path("subfolder").asText(""))
        .addQueryParameter("type", "output")
        .build()
        .toString();
  }

  private static Failure failure(JsonNode messages) {
    for (var message : messages)
      if (message.path(0).asText("").equals("execution_interrupted"))
        return Failure.of(Kind.CANCELLED, "interrupted", "");
    for (var message : messages)
      if (message.path(0).asText("").equals("execution_error"))
        return Failure.of(
                Kind.UNAVAILABLE,
                message.path(1).path("exception_type").asText("execution-error"),
                message.path(1).path("exception_message").asText(""))
            .maybeHeard();
    return Failure.of(Kind.UNAVAILABLE, "execution-error", "").maybeHeard();
  }

  private static ProviderAnswer failed(Failure failure) {
    return new ProviderAnswer.Failed(failure);
  }
}
