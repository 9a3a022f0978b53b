package dev.darkroom.media;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Work on picture and clip files. Everything that decodes runs in the media worker process.
///
/// Except for [#inspect], every method throws [PictureException] when the file cannot be worked on
/// (damaged, unsupported here, past its deadline); its message is a sentence for people.
public interface Pictures {
  /// Decides from the header whether the file may come in; allocates nothing in proportion to what
  /// the header claims. Never throws for what is in the file.
  Inspection inspect(Path file);

  /// Decodes, turns upright, converts to sRGB, strips metadata, scales down to the limits and
  /// writes the result into `folder`. A file that already complies and carries no metadata is
  /// copied as it is.
  Path prepare(Path file, PictureLimits limits, Path folder);

  /// A version of an output that fits under `sizeBytesMax`: the file itself when it does, else a
  /// JPEG (or, for a clip, a smaller MP4) written into `folder`. Empty when nothing reasonable
  /// fits.
  Optional<Path> fitUnder(Path file, long sizeBytesMax, Path folder);

  /// Compares two pictures outside `region` (or as a whole) and draws the heat map into `folder`.
  Change compare(Path before, Path after, Optional<Region> region, Path folder);

  /// One picture with all tiles in a grid, captions below them, written to `target` as JPEG.
  ///
  /// @param tiles 1 to 200
  void contactSheet(String title, List<Tile> tiles, Path target);

  /// Writes rights and origin into the file's metadata, in place and without decoding it. A file
  /// that its provider signed (C2PA) is left as it is.
  void mark(Path file, Rights rights);

  /// One place on a contact sheet.
  ///
  /// @param pictures one, or two that are shown side by side as before and after
  /// @param caption what stands below; a second line is set in a quieter colour
  record Tile(List<Path> pictures, String caption) {
    public Tile {
      pictures = List.copyOf(pictures);
      if (pictures.isEmpty() || pictures.size() > 2)
        throw new IllegalArgumentException("a tile shows one or two pictures");
    }

    public Tile(Path picture, String caption) {
      this(List.of(picture), caption);
    }

    /// Before and after, side by side.
    public static Tile pair(Path before, Path after, String caption) {
      return new Tile(List.of(before, after), caption);
    }
  }
}
