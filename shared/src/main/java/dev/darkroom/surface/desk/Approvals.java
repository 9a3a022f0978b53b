package dev.darkroom.surface.desk;

import dev.darkroom.generation.Cast;
import dev.darkroom.generation.CastFiles;
import dev.darkroom.generation.Casts;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Output;
import dev.darkroom.media.MediaFacts;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaStore;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import java.nio.file.Path;
import java.util.List;

/// Takes outputs into casts. A cast has copies of its own, which outlive the generation's files.
public final class Approvals {
  private final Casts casts;
  private final CastFiles castFiles;
  private final MediaStore store;

  public Approvals(Casts casts, MediaStore store) {
    this.casts = casts;
    this.store = store;
    castFiles = new CastFiles(casts, store);
  }

  Answer take(Generation generation, Output output, String name, Caller caller) {
    var controls = caller.words().controls();
    var file = store.open(output.media());
    if (file.isEmpty()) return Answer.refused(controls.say(Label.PICTURE_GONE));
    var community = caller.community();
    var earlier = casts.find(community, name.strip());
    var copy = copy(output.media(), file.get(), caller);
    try {
      var cast =
          earlier
              .map(it -> it.with(copy))
              .orElseGet(() ->
                  new Cast(
                      community, name.strip(), caller.requester().member().id(), List.of(copy)));
      casts.save(cast);
      // The oldest may have made room.
      earlier.ifPresent(it -> castFiles.eraseUnnamed(community, it.pictures()));
      return new Answer.Aside(
          Card.of(Tone.DONE, controls.approved(cast.name(), cast.pictures().size())));
    } catch (IllegalArgumentException wrongName) {
      store.erase(copy);
      return Answer.refused(String.valueOf(wrongName.getMessage()));
    }
  }

  private MediaRef copy(MediaRef media, Path file, Caller caller) {
    var facts =
        new MediaFacts(media.type(), media.widthPx(), media.heightPx(), 1, media.length(), false);
    var id =
        CastFiles.PREFIX
            + Names.of(caller.community().value())
            + "/"
            + media.id().replace('/', '-');
    return store.keep(id, file, facts);
  }
}
