package dev.darkroom.bot.cli;

import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.ReplyTo;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaStore;
import dev.darkroom.provider.Progress;
import dev.darkroom.surface.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The command line as a surface: results are files in the folder that the person named.
final class CommandLineSurface implements Surface {
  static final String NAME = "cli";

  private final Supplier<MediaStore> store;
  private final Map<GenerationId, Progress> progress = new ConcurrentHashMap<>();

  /// @param store looked up late, for the bot is made with its surfaces
  CommandLineSurface(Supplier<MediaStore> store) {
    this.store = store;
  }

  static ReplyTo replyTo(Path out) {
    return new ReplyTo(NAME, "", out.toAbsolutePath().normalize().toString());
  }

  /// Where the outputs of a delivered generation lie.
  static List<Path> files(Generation generation) {
    return generation.outputs().stream().map(output -> file(generation, output.media())).toList();
  }

  private static Path file(Generation generation, MediaRef media) {
    return Path.of(generation.replyTo().address()).resolve(media.fileName());
  }

  Optional<Progress> progressOf(GenerationId id) {
    return Optional.ofNullable(progress.get(id));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void show(Generation generation, Progress now) {
    var _ = progress.put(generation.id(), now);
  }

  @Override
  public Delivery deliver(Generation generation) {
    try {
      for (var output : generation.outputs()) {
        var source = store.get().open(output.media());
        if (source.isEmpty()) return new Delivery.Undeliverable("the kept file is gone");
        place(source.get(), file(generation, output.media()));
      }
      return new Delivery.Done();
    } catch (IOException fault) {
      return new Delivery.Undeliverable("cannot write: " + fault);
    } finally {
      var _ = progress.remove(generation.id());
    }
  }

  /// A repeat replaces the file by the same one.
  private static void place(Path source, Path target) throws IOException {
    var folder = target.getParent();
    if (folder != null) Files.createDirectories(folder);
    var draft = target.resolveSibling("." + target.getFileName() + ".part");
    Files.copy(source, draft, StandardCopyOption.REPLACE_EXISTING);
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// The command that waits for it reads the failure from the generation itself.
  @Override
  public Delivery tell(Generation generation) {
    var _ = progress.remove(generation.id());
    return new Delivery.Done();
  }
}
