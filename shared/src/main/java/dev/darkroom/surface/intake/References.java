package dev.darkroom.surface.intake;

import dev.darkroom.generation.Casts;
import dev.darkroom.generation.HouseRules;
import dev.darkroom.generation.Request.Reference;
import dev.darkroom.media.MediaStore;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.desk.Caller;
import dev.darkroom.surface.fetch.PictureFetch.Outcome;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gets the pictures of a request here, before anything is decided: links of platforms expire.
public final class References {
  private static final Logger log = LoggerFactory.getLogger(References.class);

  private final MediaStore store;
  private final Casts casts;
  private final long sizeBytesMax;

  /// @param sizeBytesMax largest reference, for the sentence about those beyond
  public References(MediaStore store, Casts casts, long sizeBytesMax) {
    this.store = store;
    this.casts = casts;
    this.sizeBytesMax = sizeBytesMax;
  }

  /// Where pictures are fetched from, with what the platform wants to see for it.
  public interface Source {
    /// Writes the picture that the platform calls `picture` to `target`.
    Outcome fetch(String picture, Path target);
  }

  /// The references, or one sentence about the first that cannot be had.
  sealed interface Gathered {
    record All(List<Reference> references) implements Gathered {
      public All {
        references = List.copyOf(references);
      }

      /// Removes the fetched files; the studio has copies of those that it took.
      void discard() {
        for (var reference : references)
          if (reference instanceof Reference.NewFile(var file)) remove(file);
      }
    }

    record Missing(String sentence) implements Gathered {}
  }

  /// The cast's pictures come first: they are who the picture is of.
  Gathered gather(Wanted wanted, Source source, Caller caller) {
    var references = new ArrayList<Reference>();
    if (wanted.cast().isPresent()) {
      var name = wanted.cast().get();
      var cast = casts.find(caller.community(), name);
      if (cast.isEmpty()) return new Gathered.Missing(caller.words().controls().noCast(name));
      cast.get().pictures().forEach(media -> references.add(new Reference.Kept(media)));
    }
    var folder = store.workFolder("references-" + caller.key());
    for (int i = 0; i < wanted.pictures().size(); i++) {
      // One more than allowed is enough to be refused.
      if (references.size() > HouseRules.REFERENCES_MAX) break;
      var file = folder.resolve("picture-" + i);
      var problem = problem(source.fetch(wanted.pictures().get(i), file), caller);
      if (problem.isPresent()) return new Gathered.Missing(problem.get());
      references.add(new Reference.NewFile(file));
    }
    return new Gathered.All(references);
  }

  /// The folder goes with its last file.
  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
      var folder = file.getParent();
      if (folder != null) Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException others) {
      log.atTrace().log("more files in {}", others.getFile());
    } catch (IOException kept) {
      log.atDebug().setCause(kept).log("reference not removed");
    }
  }

  private Optional<String> problem(Outcome outcome, Caller caller) {
    var controls = caller.words().controls();
    return switch (outcome) {
      case FETCHED -> Optional.empty();
      case FOREIGN -> Optional.of(controls.say(Label.FOREIGN_PICTURE));
      case EXPIRED -> Optional.of(controls.say(Label.EXPIRED_PICTURE));
      case TOO_LARGE -> Optional.of(controls.pictureTooLarge(sizeBytesMax));
      case NO_RIGHT -> Optional.of(controls.say(Label.NO_FILES_SCOPE));
      case UNREACHABLE -> Optional.of(controls.say(Label.UNREACHABLE_PICTURE));
    };
  }
}
