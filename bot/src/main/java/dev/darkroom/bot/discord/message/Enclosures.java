package dev.darkroom.bot.discord.message;

import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.Pictures;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The files of a card, each made to fit under Discord's limits.
public final class Enclosures {
  /// "Maximum request size", Discord's Create Message, August 2026; a larger limit per file lifts
  /// it.
  private static final long REQUEST_BYTES_MAX = 24L << 20;

  private final MediaStore store;
  private final Pictures pictures;

  public Enclosures(MediaStore store, Pictures pictures) {
    this.store = store;
    this.pictures = pictures;
  }

  /// The files that go with a card, and whether some do not fit.
  ///
  /// @param byMedia kept pictures by what they are
  /// @param drawings files that were drawn or written for the card
  public record Found(
      Map<MediaRef, Enclosure> byMedia, List<Enclosure> drawings, boolean complete) {
    public Found {
      byMedia = Map.copyOf(byMedia);
      drawings = List.copyOf(drawings);
    }

    /// No files.
    public static final Found NONE = new Found(Map.of(), List.of(), true);

    /// Removes the smaller copies; they were made for one message.
    void discardCopies() {
      byMedia.values().stream().filter(Enclosure::shrunk).forEach(Enclosure::discard);
    }

    long largestBytes() {
      return byMedia.values().stream().mapToLong(Enclosure::sizeBytes).max().orElse(0);
    }

    boolean isShrunk() {
      return byMedia.values().stream().anyMatch(Enclosure::shrunk);
    }
  }

  /// @param sizeBytesMax the most that one file may have there
  /// @param name of the work folder, for smaller copies
  public Found of(Card card, long sizeBytesMax, String name) {
    var media = card.parts().stream().flatMap(Enclosures::gallery).toList();
    var byMedia = new HashMap<MediaRef, Enclosure>();
    long each =
        media.isEmpty()
            ? sizeBytesMax
            : Math.min(sizeBytesMax, Math.max(sizeBytesMax, REQUEST_BYTES_MAX) / media.size());
    Supplier<Path> folder = () -> store.workFolder(name);
    for (var picture : media)
      fit(picture, each, folder).ifPresent(it -> byMedia.put(picture.media(), it));
    return new Found(byMedia, drawings(card), byMedia.size() == media.size());
  }

  private static Stream<Part.Picture> gallery(Part part) {
    return part instanceof Part.Gallery(var pictures) ? pictures.stream() : Stream.empty();
  }

  private static List<Enclosure> drawings(Card card) {
    var drawings = new ArrayList<Enclosure>();
    for (var part : card.parts()) {
      if (part instanceof Part.Drawing(var file, var description))
        drawings.add(new Enclosure(file, fileName(file), description, false));
      if (part instanceof Part.Document(var file, var name))
        drawings.add(new Enclosure(file, name, "", false));
    }
    return drawings;
  }

  private Optional<Enclosure> fit(Part.Picture picture, long sizeBytesMax, Supplier<Path> folder) {
    var media = picture.media();
    var file = store.open(media);
    if (file.isEmpty()) return Optional.empty();
    if (media.sizeBytes() <= sizeBytesMax)
      return Optional.of(new Enclosure(file.get(), media.fileName(), picture.description(), false));
    try {
      return pictures
          .fitUnder(file.get(), sizeBytesMax, folder.get())
          .map(smaller ->
              new Enclosure(
                  smaller,
                  renamed(media.fileName(), fileName(smaller)),
                  picture.description(),
                  true));
    } catch (PictureException unfit) {
      return Optional.empty();
    }
  }

  /// Our name with the ending that the smaller copy has.
  private static String renamed(String name, String copy) {
    return name.substring(0, name.lastIndexOf('.')) + copy.substring(copy.lastIndexOf('.'));
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }
}
