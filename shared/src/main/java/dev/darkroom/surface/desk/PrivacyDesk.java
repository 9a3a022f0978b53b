package dev.darkroom.surface.desk;

import dev.darkroom.generation.Erasure;
import dev.darkroom.generation.PersonalData;
import dev.darkroom.media.MediaStore;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.Part;
import dev.darkroom.surface.card.Part.Weight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Hands people what is stored about them, and erases it when they want that.
public final class PrivacyDesk {
  /// The button that erases what is stored about who presses it.
  public static final String ERASE_ID = "dr1.erase";

  /// The button that leaves it.
  public static final String KEEP_ID = "dr1.keep";

  private static final String FILE_NAME = "darkroom-data.json";

  private final PersonalData data;
  private final Erasure erasure;
  private final MediaStore store;

  public PrivacyDesk(PersonalData data, Erasure erasure, MediaStore store) {
    this.data = data;
    this.erasure = erasure;
    this.store = store;
  }

  /// Everything that is stored about who asks, as a file.
  public Answer export(Caller caller) {
    var file = store.workFolder("export-" + Names.of(caller.key())).resolve(FILE_NAME);
    write(caller, file);
    return new Answer.Aside(
        new Card(
            Tone.PLAIN,
            List.of(
                new Part.Text(caller.words().controls().say(Label.DATA_EXPORTED)),
                new Part.Document(file, FILE_NAME))));
  }

  private void write(Caller caller, Path file) {
    try (var out = Files.newBufferedWriter(file)) {
      data.write(caller.requester().member(), out);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /// Erases what is stored about who asks, where they said so twice; says first what that means.
  public Answer erase(boolean confirmed, Caller caller) {
    if (confirmed) return erase(caller);
    var sentence = meaning(caller) + " " + caller.words().controls().say(Label.ASK_AGAIN);
    return new Answer.Aside(Card.of(Tone.ASKING, sentence));
  }

  /// Says what erasing means, with a button for it and one against it.
  public Answer askErase(Caller caller) {
    var controls = caller.words().controls();
    var buttons =
        List.of(
            new Part.Button(ERASE_ID, controls.say(Label.ERASE), Weight.DANGER),
            new Part.Button(KEEP_ID, controls.say(Label.KEEP), Weight.NORMAL));
    return new Answer.Aside(
        new Card(Tone.ASKING, List.of(new Part.Text(meaning(caller)), new Part.Buttons(buttons))));
  }

  private String meaning(Caller caller) {
    int generations = data.generationCount(caller.requester().member());
    return caller.words().controls().askErase(generations);
  }

  /// Erases what is stored about who asks.
  public Answer erase(Caller caller) {
    var controls = caller.words().controls();
    return erasure.erase(caller.requester().member())
        ? new Answer.Instead(Card.of(Tone.PLAIN, controls.say(Label.DATA_ERASED)))
        : Answer.refused(controls.say(Label.STILL_AT_WORK));
  }

  /// They thought better of it.
  public Answer keep(Caller caller) {
    return new Answer.Instead(Card.of(Tone.PLAIN, caller.words().controls().say(Label.DATA_KEPT)));
  }
}
