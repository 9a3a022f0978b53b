package dev.darkroom.media.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.media.PictureLimits;
import dev.darkroom.media.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What [WorkerPictures] asks a media worker to do. Files are absolute paths.
public sealed interface PictureWork {
  /// Reads and writes [PictureWork] and the answers to it.
  ObjectMapper JSON = new ObjectMapper();

  /// Make a file comply; answers the path of the one that does.
  record Prepare(String file, PictureLimits limits, String folder) implements PictureWork {
    public static final String TASK = "prepare";
  }

  /// Make a picture fit; answers its path, or null when nothing reasonable fits.
  record Fit(String file, long sizeBytesMax, String folder) implements PictureWork {
    public static final String TASK = "fit";
  }

  /// Compare two pictures; answers a [Compared].
  record Compare(String before, String after, @Nullable Region region, String folder)
      implements PictureWork {
    public static final String TASK = "compare";
  }

  /// Draw a contact sheet; answers null.
  record ContactSheet(String title, List<Tile> tiles, String target) implements PictureWork {
    public static final String TASK = "contact-sheet";

    public ContactSheet {
      tiles = List.copyOf(tiles);
    }
  }

  /// One place on a contact sheet, see [dev.darkroom.media.Pictures.Tile].
  record Tile(List<String> pictures, String caption) {
    public Tile {
      pictures = List.copyOf(pictures);
    }
  }

  /// The answer to [Compare].
  ///
  /// @param heatMap path of the drawn map; null when the pictures show different frames
  record Compared(double unchangedShare, double similarity, @Nullable String heatMap) {}

  /// The work as [WorkerTask#run] gets it.
  default JsonNode toJson() {
    return JSON.valueToTree(this);
  }

  /// Reads what [#toJson] wrote.
  static <T> T read(JsonNode json, Class<T> type) {
    try {
      return JSON.treeToValue(json, type);
    } catch (JsonProcessingException bug) {
      throw new IllegalArgumentException(bug);
    }
  }
}
