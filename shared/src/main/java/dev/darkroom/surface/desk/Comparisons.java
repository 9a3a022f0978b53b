package dev.darkroom.surface.desk;

import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Output;
import dev.darkroom.media.Change;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.Pictures;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.Part;
import java.util.List;

/// Shows how much of a picture moved, and where.
public final class Comparisons {
  private final MediaStore store;
  private final Pictures pictures;

  public Comparisons(MediaStore store, Pictures pictures) {
    this.store = store;
    this.pictures = pictures;
  }

  Answer of(Generation generation, Output output, Caller caller) {
    var controls = caller.words().controls();
    var before = store.open(generation.references().getFirst());
    var after = store.open(output.media());
    if (before.isEmpty() || after.isEmpty())
      return Answer.refused(controls.say(Label.PICTURE_GONE));
    var folder = store.workFolder("compare-" + Names.of(caller.key()));
    try {
      return switch (pictures.compare(before.get(), after.get(), generation.region(), folder)) {
        case Change.Reframed _ -> Answer.refused(controls.say(Label.REFRAMED));
        case Change.Measured measured -> {
          var sentence = controls.unchanged(measured.unchangedShare());
          yield new Answer.Aside(
              new Card(
                  Tone.PLAIN,
                  List.of(
                      new Part.Text(sentence), new Part.Drawing(measured.heatMap(), sentence))));
        }
      };
    } catch (PictureException unmeasurable) {
      return Answer.refused(unmeasurable.sentence());
    }
  }
}
