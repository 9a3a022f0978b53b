package dev.darkroom.bot.slack.web;

import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import com.slack.api.model.File;
import com.slack.api.model.File.ShareDetail;
import dev.darkroom.bot.slack.web.Calls.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;

/// Slack's way of uploading: ask for an address, send the bytes there, then share. Nobody sees
/// anything before the last step, so the first two may be repeated, and the file's id, which is
/// known before the last, tells later whether that one was done.
public final class Uploads {
  private static final MediaType BYTES = MediaType.get("application/octet-stream");
  private static final int TRIES = 2;
  private static final int ALT_CHARS_MAX = 1_000;
  private static final Duration AGAIN = Duration.ofSeconds(20);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration CALL = Duration.ofMinutes(5);

  private final Calls api;
  private final OkHttpClient client;

  public Uploads(Calls api) {
    this.api = api;
    // The address is Slack's own; a redirect from there is none of our business.
    client =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .connectTimeout(CONNECT)
            .callTimeout(CALL)
            .build();
  }

  /// A file to send.
  ///
  /// @param description what it shows, for those who cannot see it
  public record Parcel(Path file, String name, String description) {
    long sizeBytes() {
      try {
        return Files.size(file);
      } catch (IOException gone) {
        return 0;
      }
    }
  }

  /// A file that Slack has.
  public record Sent(String id, String name) {}

  /// Sends files, which nobody sees yet.
  public Outcome<List<Sent>> send(String team, List<Parcel> parcels) {
    var sent = new ArrayList<Sent>();
    for (var parcel : parcels) {
      switch (send(team, parcel)) {
        case Outcome.Fine<Sent>(var file) -> sent.add(file);
        case Outcome.Refused<Sent>(var error) -> {
          return new Outcome.Refused<>(error);
        }
        case Outcome.Later<Sent>(var after, var why, _) -> {
          return new Outcome.Later<>(after, why);
        }
      }
    }
    return new Outcome.Fine<>(List.copyOf(sent));
  }

  /// An address takes bytes once: where that fails, another one is asked for.
  private Outcome<Sent> send(String team, Parcel parcel) {
    Outcome<Sent> outcome = new Outcome.Later<>(AGAIN, "not sent");
    for (int attempt = 0; attempt < TRIES; attempt++) {
      switch (address(team, parcel)) {
        case Outcome.Fine<FilesGetUploadURLExternalResponse>(var address) -> {
          var problem = put(address.getUploadUrl(), parcel);
          if (problem.isEmpty())
            return new Outcome.Fine<>(new Sent(address.getFileId(), parcel.name()));
          outcome = new Outcome.Later<>(AGAIN, problem.get());
        }
        case Outcome.Refused<FilesGetUploadURLExternalResponse>(var error) -> {
          return new Outcome.Refused<>(error);
        }
        case Outcome.Later<FilesGetUploadURLExternalResponse>(var after, var why, _) -> {
          return new Outcome.Later<>(after, why);
        }
      }
    }
    return outcome;
  }

  private Outcome<FilesGetUploadURLExternalResponse> address(String team, Parcel parcel) {
    var description = parcel.description();
    var alt = description.substring(0, Math.min(description.length(), ALT_CHARS_MAX));
    return api.call(
        team,
        slack ->
            slack.filesGetUploadURLExternal(it ->
                it.filename(parcel.name())
                    .length(Math.toIntExact(parcel.sizeBytes()))
                    .altTxt(alt)));
  }

  /// @return what went wrong
  private Optional<String> put(String address, Parcel parcel) {
    var request = new Request.Builder().url(address).post(new FileBody(parcel.file())).build();
    try (var response = client.newCall(request).execute()) {
      return response.isSuccessful()
          ? Optional.empty()
          : Optional.of("upload answered " + response.code());
    } catch (IOException broken) {
      return Optional.of(broken.toString());
    }
  }

  /// Shows files that were sent, together in one message.
  ///
  /// @param thread the parent's time stamp; empty for a message of its own
  /// @param comment in Slack's markup
  public Outcome<String> share(
      String team, List<Sent> files, String channel, String thread, String comment) {
    var details =
        files.stream()
            .map(it -> FileDetails.builder().id(it.id()).title(it.name()).build())
            .toList();
    return done(
        api.callOnce(
            team,
            slack ->
                slack.filesCompleteUploadExternal(it -> {
                  var request = it.files(details).channelId(channel).initialComment(comment);
                  return thread.isEmpty() ? request : request.threadTs(thread);
                })),
        channel);
  }

  private static Outcome<String> done(Outcome<?> outcome, String channel) {
    return switch (outcome) {
      case Outcome.Fine<?> _ -> new Outcome.Fine<>(channel);
      case Outcome.Refused<?>(var error) -> new Outcome.Refused<>(error);
      case Outcome.Later<?>(var after, var why, _) -> new Outcome.Later<>(after, why);
    };
  }

  /// Whether a file was shared in a channel.
  public static boolean isSharedIn(File file, String channel) {
    return shares(file).anyMatch(channel::equals);
  }

  /// Whether Slack is done with a file: only then it says where it is shared, and blocks may show
  /// it.
  public static boolean isReady(File file) {
    return file.getMimetype() != null && !file.getMimetype().isEmpty();
  }

  /// What Slack knows of a file now.
  public Optional<File> info(String team, String file) {
    return api.call(team, slack -> slack.filesInfo(it -> it.file(file)))
            instanceof
            Outcome.Fine<com.slack.api.methods.response.files.FilesInfoResponse>(var info)
        ? Optional.ofNullable(info.getFile())
        : Optional.empty();
  }

  /// Takes a file away, from every message it stands in.
  public Outcome<?> remove(String team, String file) {
    return api.call(team, slack -> slack.filesDelete(it -> it.file(file)));
  }

  private static Stream<String> shares(File file) {
    var shares = file.getShares();
    return shares == null
        ? Stream.empty()
        : Stream.of(shares.getPublicChannels(), shares.getPrivateChannels())
            .flatMap(it -> Optional.<Map<String, List<ShareDetail>>>ofNullable(it).stream())
            .map(Map::keySet)
            .flatMap(Collection::stream);
  }

  /// Streams from disk.
  private static final class FileBody extends RequestBody {
    private final Path file;

    FileBody(Path file) {
      this.file = file;
    }

    @Override
    public MediaType contentType() {
      return BYTES;
    }

    @Override
    public long contentLength() throws IOException {
      return Files.size(file);
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      try (var source = Okio.source(file)) {
        var _ = sink.writeAll(source);
      }
    }
  }
}
