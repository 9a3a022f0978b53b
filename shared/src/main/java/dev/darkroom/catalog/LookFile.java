package dev.darkroom.catalog;

import dev.darkroom.settings.ConfigFolder;
import java.util.ArrayList;
import java.util.List;

/// Reads the looks of `looks.yaml`, which every community can use.
public final class LookFile {
  private LookFile() {}

  /// All of them in the order of the file; mistakes are reported by [ConfigFolder#complete].
  public static List<Look> read(ConfigFolder folder) {
    var looks = new ArrayList<Look>();
    folder
        .file("looks.yaml")
        .sections("looks")
        .forEach((id, section) -> {
          if (!id.matches("[a-z0-9][a-z0-9-]{0,39}"))
            section.mistake("name", "belongs to an id of other letters than a-z, 0-9 and -");
          looks.add(
              new Look(
                  id, section.key("name").requiredText(), section.key("prompt").requiredText()));
        });
    return List.copyOf(looks);
  }
}
