package dev.darkroom.provider.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.provider.Progress;
import dev.darkroom.provider.http.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far running work is, as ComfyUI tells the one who submitted it. After a restart it is
/// listened to again under the same name.
final class LiveProgress {
  private static final Logger log = LoggerFactory.getLogger(LiveProgress.class);
  private static final int LISTENED_MAX = 64;

  private final Service service;
  private final Map<String, Listening> open = new LinkedHashMap<>();

  LiveProgress(Service service) {
    this.service = service;
  }

  /// Starts to listen for work that is submitted under this name.
  synchronized void listen(String name) {
    if (open.containsKey(name)) return;
    if (open.size() == LISTENED_MAX) forget(open.keySet().iterator().next());
    var url = service.at("ws").newBuilder().addQueryParameter("clientId", name).build();
    open.put(name, new Listening(service, url));
  }

  synchronized Progress of(String name) {
    listen(name);
    var listening = open.get(name);
    return listening == null ? Progress.stage("running") : listening.latest;
  }

  synchronized void forget(String name) {
    var listening = open.remove(name);
    if (listening != null) listening.close();
  }

  private static final class Listening {
    private final AutoCloseable channel;
    private volatile Progress latest = Progress.stage("running");

    Listening(Service service, okhttp3.HttpUrl url) {
      channel = service.http().listen(url, this::hear);
    }

    private void hear(JsonNode message) {
      var data = message.path("data");
      double max = data.path("max").asDouble(0);
      if (message.path("type").asText("").equals("progress") && max > 0)
        latest = Progress.of(Math.clamp(data.path("value").asDouble(0) / max, 0, 1));
    }

    void close() {
      try {
        channel.close();
      } catch (Exception e) {
        log.atDebug().setCause(e).log("channel not closed");
      }
    }
  }
}
