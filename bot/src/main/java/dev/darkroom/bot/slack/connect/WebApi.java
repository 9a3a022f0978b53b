package dev.darkroom.bot.slack.connect;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import dev.darkroom.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/// Slack's Web API at the configured address, on one HTTP client.
public final class WebApi implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

  private final Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .dispatcher(dispatcher)
          .connectTimeout(CONNECT_TIMEOUT)
          .readTimeout(READ_TIMEOUT)
          .callTimeout(CALL_TIMEOUT)
          .followRedirects(false)
          // OkHttp would post a message again when its answer was lost: whoever calls knows better.
          .retryOnConnectionFailure(false)
          .build();
  private final Slack slack;

  public WebApi(URI address) {
    var config = new SlackConfig();
    var text = address.toString();
    config.setMethodsEndpointUrlPrefix(text.endsWith("/") ? text : text + "/");
    // Otherwise the SDK asks auth.test about every token on its own account.
    config.setStatsEnabled(false);
    // A proxy of the environment would be used for loopback, too.
    config.setProxyUrl(null);
    slack = Slack.getInstance(config, new SlackHttpClient(http));
  }

  /// Methods that need no token, or another one.
  public Slack slack() {
    return slack;
  }

  OkHttpClient http() {
    return http;
  }

  /// Methods with a token.
  public MethodsClient with(Secret token) {
    return slack.methods(token.reveal());
  }

  @Override
  public void close() {
    dispatcher.executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
