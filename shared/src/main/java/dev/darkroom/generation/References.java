package dev.darkroom.generation;

import dev.darkroom.generation.Request.Reference;
import dev.darkroom.media.Inspection;
import dev.darkroom.media.MediaFacts;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks the pictures that come with a request and copies them, for links of chats expire.
public final class References {
  private static final int COUNT_MAX = 4;

  private final MediaStore store;
  private final Pictures pictures;

  public References(MediaStore store, Pictures pictures) {
    this.store = store;
    this.pictures = pictures;
  }

  /// What is wrong with them, in one sentence; empty when nothing is.
  Optional<String> problem(Request request) {
    var references = request.references();
    if (references.isEmpty())
      return Optional.of("A picture is missing: attach one to four pictures.");
    if (references.size() > COUNT_MAX)
      return Optional.of(
          "That is %d pictures; a generation takes at most four. Use a batch for more."
              .formatted(references.size()));
    for (var reference : references) {
      if (reference instanceof Reference.NewFile(var file)
          && pictures.inspect(file) instanceof Inspection.Rejected(_, var sentence))
        return Optional.of(sentence);
      if (reference instanceof Reference.NewFile(var file)
          && pictures.inspect(file) instanceof Inspection.Accepted(var facts)
          && !facts.type().isPicture())
        return Optional.of("A clip cannot be a reference; send a picture.");
      if (reference instanceof Reference.Kept(var media) && store.open(media).isEmpty())
        return Optional.of("That picture is no longer kept here; please send it again.");
    }
    return request
        .region()
        .filter(region -> !fits(region, references.getFirst()))
        .map(_ -> "The region lies outside the first picture; give x,y,width,height in pixels.");
  }

  private boolean fits(dev.darkroom.media.Region region, Reference first) {
    return switch (first) {
      case Reference.Kept(var media) -> region.fitsIn(media.widthPx(), media.heightPx());
      case Reference.NewFile(var file) ->
          pictures.inspect(file) instanceof Inspection.Accepted(var facts)
              && region.fitsIn(facts.widthPx(), facts.heightPx());
    };
  }

  /// Copies new files into the store; those that are there already are used as they are.
  List<MediaRef> keep(GenerationId id, List<Reference> references) {
    var kept = new ArrayList<MediaRef>();
    for (int i = 0; i < references.size(); i++) {
      switch (references.get(i)) {
        case Reference.Kept(var media) -> kept.add(media);
        case Reference.NewFile(var file) ->
            kept.add(store.keep(id.referenceMedia(i), file, facts(file)));
      }
    }
    return List.copyOf(kept);
  }

  private MediaFacts facts(java.nio.file.Path file) {
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
