package dev.darkroom.surface.desk;

import dev.darkroom.generation.Erasure;
import dev.darkroom.generation.PersonalData;
import dev.darkroom.media.MediaStore;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Hands people what is stored about them, and erases it when they want that.
public final class PrivacyDesk {
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

  /// Erases what is stored about who asks; says first what that means.
  public Answer erase(boolean confirmed, Caller caller) {
    var controls = caller.words().controls();
    var member = caller.requester().member();
    if (!confirmed)
      return new Answer.Aside(
          Card.of(Tone.ASKING, controls.askErase(data.generationCount(member))));
    return erasure.erase(member)
        ? new Answer.Aside(Card.of(Tone.PLAIN, controls.say(Label.DATA_ERASED)))
        : Answer.refused(controls.say(Label.STILL_AT_WORK));
  }
}
