package dev.darkroom.bot.slack.standin;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/// Where files are fetched from, with the bot's token. Who shows none, or one that is not good for
/// it, gets the page on which people sign in, and status 200.
public final class FileHost {
  static final String PATH = "/files/";

  private final StandInSlack slack;
  private final Map<String, SlackFile> files = new ConcurrentHashMap<>();
  private final AtomicInteger downloads = new AtomicInteger();
  private volatile long bytesPerSecond = Long.MAX_VALUE;
  private volatile boolean truncating;
  private volatile @Nullable String elsewhere;

  FileHost(StandInSlack slack) {
    this.slack = slack;
  }

  /// Files come at this pace from now on.
  public void bytesPerSecond(long pace) {
    bytesPerSecond = pace;
  }

  /// Whether connections break in the middle of files from now on.
  public void truncate(boolean yes) {
    truncating = yes;
  }

  /// Sends whoever asks to another address, as Enterprise Grid does.
  public void redirectTo(@Nullable String address) {
    elsewhere = address;
  }

  /// How many files were asked for.
  public int downloads() {
    return downloads.get();
  }

  SlackFile keep(SlackFile file) {
    files.put(file.id(), file);
    return file;
  }

  Optional<SlackFile> file(String id) {
    return Optional.ofNullable(files.get(id)).filter(it -> !it.isDeleted());
  }

  MockResponse answer(RecordedRequest request) {
    downloads.incrementAndGet();
    var path = request.getUrl().encodedPath().substring(PATH.length());
    var file = file(path.replaceFirst("/.*", ""));
    if (file.isEmpty()) return new MockResponse.Builder().code(404).build();
    if (elsewhere != null)
      return new MockResponse.Builder().code(302).setHeader("Location", elsewhere).build();
    if (!mayRead(Objects.requireNonNullElse(request.getHeaders().get("Authorization"), "")))
      return new MockResponse.Builder()
          .setHeader("Content-Type", "text/html; charset=utf-8")
          .body("<!DOCTYPE html><html><head><title>Sign in | Slack</title></head></html>")
          .build();
    var answer =
        new MockResponse.Builder()
            .setHeader("Content-Type", file.get().type())
            .body(new Buffer().write(file.get().content()));
    if (bytesPerSecond != Long.MAX_VALUE)
      answer.throttleBody(Math.max(1, bytesPerSecond / 10), 100, TimeUnit.MILLISECONDS);
    if (truncating) answer.onResponseBody(new SocketEffect.CloseSocket(true, false, false));
    return answer.build();
  }

  private boolean mayRead(String authorization) {
    if (!authorization.startsWith("Bearer ") || slack.isWithdrawn("files:read")) return false;
    try {
      return slack.byToken(authorization.substring("Bearer ".length())).isInstalled();
    } catch (Refusal stranger) {
      return false;
    }
  }
}
