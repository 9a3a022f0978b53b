package dev.darkroom.generation;

import dev.darkroom.generation.Request.Reference;
import dev.darkroom.media.Inspection;
import dev.darkroom.media.MediaFacts;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.PictureLimits;
import dev.darkroom.media.Pictures;
import dev.darkroom.media.Region;
import dev.darkroom.media.inspect.Header;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Checks the pictures that come with a request and copies them, for links of chats expire.
public final class References {
  /// In full size: regions are counted in the pixels of the picture that was sent.
  private static final PictureLimits AS_THEY_ARE =
      new PictureLimits(
          Integer.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Set.of(MediaType.JPEG, MediaType.PNG, MediaType.WEBP));

  private final MediaStore store;
  private final Pictures pictures;

  public References(MediaStore store, Pictures pictures) {
    this.store = store;
    this.pictures = pictures;
  }

  /// What is wrong with them, in one sentence; empty when nothing is. How many there may be is for
  /// [RequestRules] to say, which come first.
  Optional<String> problem(Request request) {
    var references = request.references();
    for (int i = 0; i < references.size(); i++) {
      var region = i == 0 ? request.region() : Optional.<Region>empty();
      var problem = problem(references.get(i), region);
      if (problem.isPresent()) return problem;
    }
    return Optional.empty();
  }

  private Optional<String> problem(Reference reference, Optional<Region> region) {
    return switch (reference) {
      case Reference.Kept(var media) ->
          store.open(media).isEmpty()
              ? Optional.of("That picture is no longer kept here; please send it again.")
              : outside(region, media.widthPx(), media.heightPx());
      case Reference.NewFile(var file) ->
          switch (pictures.inspect(file)) {
            case Inspection.Rejected(_, var sentence) -> Optional.of(sentence);
            case Inspection.Accepted(var facts) ->
                facts.type().isPicture()
                    ? outside(region, facts.widthPx(), facts.heightPx())
                    : Optional.of("A clip cannot be a reference; send a picture.");
          };
    };
  }

  private static Optional<String> outside(Optional<Region> region, int widthPx, int heightPx) {
    return region
        .filter(rectangle -> !rectangle.fitsIn(widthPx, heightPx))
        .map(_ -> "The region lies outside the first picture; give x,y,width,height in pixels.");
  }

  /// Copies new files into the store, without what they say about place and person; those that are
  /// there already are used as they are.
  ///
  /// @throws PictureException when a file cannot be decoded; nothing is kept then
  List<MediaRef> keep(GenerationId id, List<Reference> references) {
    var kept = new ArrayList<MediaRef>();
    try {
      for (int i = 0; i < references.size(); i++) {
        switch (references.get(i)) {
          case Reference.Kept(var media) -> kept.add(media);
          case Reference.NewFile(var file) -> kept.add(keep(id, i, file));
        }
      }
    } catch (RuntimeException fault) {
      erase(id, kept);
      throw fault;
    }
    return List.copyOf(kept);
  }

  private MediaRef keep(GenerationId id, int index, Path file) {
    var folder = store.workFolder("references-" + id.value());
    try {
      var bare = pictures.prepare(file, AS_THEY_ARE, folder);
      return store.keep(id.referenceMedia(index), bare, facts(bare));
    } finally {
      clear(folder);
    }
  }

  /// The region as whoever gets the prepared picture must count it: people count the pixels of the
  /// picture that they sent.
  static Region inPrepared(Region region, MediaRef sent, Path prepared) {
    try {
      var header = Header.read(prepared);
      return region.scaled(
          sent.widthPx(), sent.heightPx(), header.seenWidthPx(), header.seenHeightPx());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void clear(Path folder) {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MediaFacts facts(Path file) {
    return switch (pictures.inspect(file)) {
      case Inspection.Accepted(var facts) -> facts;
      // Checked a moment ago; somebody changed the file meanwhile.
      case Inspection.Rejected(_, var sentence) -> throw new IllegalStateException(sentence);
    };
  }

  /// Removes what [#keep] copied for this generation, and nothing that belongs to another.
  void erase(GenerationId id, List<MediaRef> kept) {
    for (int i = 0; i < kept.size(); i++)
      if (kept.get(i).id().equals(id.referenceMedia(i))) store.erase(kept.get(i));
  }
}
