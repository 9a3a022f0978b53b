package dev.darkroom.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/// A bundled photograph; who took it and under which licence stands beside the files.
public enum Samples {
  COFFEE_PRODUCT,
  FIG_BOWL_PRODUCT,
  DANDELION_MEADOW,
  ASTRONAUT_PORTRAIT,
  MOUNTAIN_DAY,
  STOREFRONT_TEXT;

  /// The file name, such as `coffee-product.jpg`.
  public String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".jpg";
  }

  /// Writes a copy into a folder that exists.
  ///
  /// @throws UncheckedIOException when the disk fails
  public Path copyTo(Path folder) {
    var target = folder.resolve(fileName());
    try (var in = Samples.class.getResourceAsStream(fileName())) {
      if (in == null) throw new IllegalStateException("not bundled: " + fileName());
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
