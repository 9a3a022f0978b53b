package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.MultipartReader;
import okio.Buffer;

/// `files.…`: an upload in three steps, and what is known of files.
final class FileCalls {
  static final String UPLOAD = "/upload/";

  /// @param content empty before the bytes have come
  private record Begun(
      Workspace workspace, String id, String name, int length, String altText, Buffer content) {}

  private final StandInSlack slack;
  private final Map<String, Begun> begun = new ConcurrentHashMap<>();
  private final List<Uploaded> uploads = new CopyOnWriteArrayList<>();

  FileCalls(StandInSlack slack) {
    this.slack = slack;
  }

  void into(Methods methods) {
    methods.add("files.getUploadURLExternal", "files:write", this::begin);
    methods.add("files.completeUploadExternal", "files:write", this::complete);
    methods.add("files.info", "files:read", this::info);
    methods.add("files.delete", "files:write", this::delete);
  }

  List<Uploaded> uploads() {
    return List.copyOf(uploads);
  }

  private ObjectNode begin(Call call, Workspace workspace) {
    int length = Integer.parseInt(call.arg("length").orElse("0"));
    if (length <= 0) throw new Refusal("missing_argument");
    var alt = call.arg("alt_txt").orElse("");
    if (alt.length() > 1_000) throw new Refusal("alt_txt_too_large");
    var id = slack.ids().next("F");
    begun.put(id, new Begun(workspace, id, call.need("filename"), length, alt, new Buffer()));
    return Json.object("upload_url", slack.url(UPLOAD + id), "file_id", id);
  }

  /// The second step: the bytes.
  MockResponse receive(RecordedRequest request) {
    var it = begun.get(request.getUrl().encodedPath().substring(UPLOAD.length()));
    if (it == null || !request.getMethod().equals("POST"))
      return new MockResponse.Builder().code(404).build();
    var content = content(request);
    if (content.length != it.length())
      return new MockResponse.Builder().code(400).body("wrong length").build();
    it.content().clear();
    it.content().write(content);
    return new MockResponse.Builder().body("OK - " + content.length).build();
  }

  private static byte[] content(RecordedRequest request) {
    var bytes = Objects.requireNonNull(request.getBody());
    var type = Objects.requireNonNullElse(request.getHeaders().get("Content-Type"), "");
    if (!type.startsWith("multipart/form-data")) return bytes.toByteArray();
    var boundary = type.replaceFirst(".*boundary=\"?([^\";]+)\"?.*", "$1");
    try (var reader = new MultipartReader(new Buffer().write(bytes), boundary)) {
      var part = reader.nextPart();
      return part == null ? new byte[0] : part.body().readByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode complete(Call call, Workspace workspace) {
    var wanted = call.json("files");
    if (!wanted.isArray() || wanted.isEmpty()) throw new Refusal("invalid_arguments");
    for (var it : wanted) {
      var known = begun.get(it.path("id").asText());
      if (known == null) throw new Refusal("file_not_found");
      if (known.content().size() == 0) throw new Refusal("file_upload_incomplete");
    }
    var channel = call.arg("channel_id");
    var comment = call.arg("initial_comment").orElse("");
    slack.checkText(comment, call.method());
    // What is refused does nothing: the files may still be shared elsewhere.
    channel
        .map(id -> slack.place(workspace, id))
        .ifPresent(place -> {
          ChatCalls.writable(place);
          var _ = ChatCalls.thread(place, call);
        });
    if (channel.isEmpty() && call.arg("thread_ts").isPresent())
      throw new Refusal("invalid_arguments");
    var files = new ArrayList<SlackFile>();
    for (var it : wanted) {
      var done = Objects.requireNonNull(begun.remove(it.path("id").asText()));
      var title = it.path("title").asText(done.name());
      files.add(
          slack.keep(
              done.id(),
              done.name(),
              title,
              done.altText(),
              done.content().readByteArray(),
              workspace.botUser()));
    }
    channel.ifPresent(id -> share(call, slack.place(workspace, id), comment, files));
    return Json.object("files", files.stream().map(SlackFile::full).toList());
  }

  private void share(Call call, Channel channel, String comment, List<SlackFile> files) {
    var thread = ChatCalls.thread(channel, call);
    var _ = channel.posted(thread, comment, Json.array(), files);
    files.forEach(it -> uploads.add(new Uploaded(it, channel, call.arg("thread_ts"), comment)));
  }

  private ObjectNode info(Call call, Workspace workspace) {
    var file = slack.file(call.need("file"));
    var answer = Json.object("file", file.full());
    // Slack works on a new file for a while: who asks again finds it done.
    if (slack.isProcessingFiles()) file.process();
    return answer;
  }

  private ObjectNode delete(Call call, Workspace workspace) {
    slack.file(call.need("file")).delete();
    return Json.object();
  }
}
