package dev.darkroom.bot.slack;

import com.slack.api.methods.response.files.FilesInfoResponse;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import dev.darkroom.bot.slack.web.Calls;
import dev.darkroom.bot.slack.web.Calls.Outcome;
import dev.darkroom.bot.slack.web.Workspaces;
import dev.darkroom.surface.fetch.PictureFetch;
import dev.darkroom.surface.intake.References;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pictures that people sent in Slack. They are known by the ids of their files: what an id stands
/// for is asked for when it is needed, for files of other organisations come without an address.
final class SlackPictures {
  private static final int FOUND_MAX = 10;

  private final Calls api;
  private final Workspaces workspaces;
  private final PictureFetch fetch;

  SlackPictures(Calls api, Workspaces workspaces, PictureFetch fetch) {
    this.api = api;
    this.workspaces = workspaces;
    this.fetch = fetch;
  }

  /// Where a workspace's pictures are fetched from.
  References.Source of(String team) {
    return (id, target) -> fetch(team, id, target);
  }

  /// Ids of the pictures of a message, in their order.
  static List<String> in(@Nullable Message message) {
    return message == null ? List.of() : in(message.getFiles());
  }

  /// Ids of the pictures among files. What a file is, where Slack does not say it, is found out
  /// when it is fetched.
  static List<String> in(@Nullable List<File> files) {
    if (files == null) return List.of();
    return files.stream()
        .filter(SlackPictures::mayBePicture)
        .map(File::getId)
        .limit(FOUND_MAX)
        .toList();
  }

  private static boolean mayBePicture(File file) {
    var type = file.getMimetype();
    return type == null || type.isEmpty() || type.startsWith("image/");
  }

  private PictureFetch.Outcome fetch(String team, String id, Path target) {
    var token = workspaces.token(team);
    if (token.isEmpty()) return PictureFetch.Outcome.NO_RIGHT;
    return switch (api.call(team, slack -> slack.filesInfo(it -> it.file(id)))) {
      case Outcome.Fine<FilesInfoResponse>(var info) -> {
        var address = info.getFile().getUrlPrivateDownload();
        if (address == null) address = info.getFile().getUrlPrivate();
        yield address == null
            ? PictureFetch.Outcome.EXPIRED
            : fetch.fetch(address, token.get(), target);
      }
      case Outcome.Refused<FilesInfoResponse>(var error) ->
          error.equals("missing_scope")
              ? PictureFetch.Outcome.NO_RIGHT
              : PictureFetch.Outcome.EXPIRED;
      case Outcome.Later<FilesInfoResponse> _ -> PictureFetch.Outcome.UNREACHABLE;
    };
  }
}
