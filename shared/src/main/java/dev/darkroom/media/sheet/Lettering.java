package dev.darkroom.media.sheet;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/// The letters on every picture that Darkroom draws: DejaVu Sans, carried along, so that a picture
/// looks the same everywhere and needs no fonts on the machine.
///
/// Java wants to know the machine's fonts before it draws any letter, even of a font that it was
/// handed, and fails where there are none. So the first use of this class, which must come before
/// any other text, unpacks ours and names them as the machine's.
public final class Lettering {
  private static final String FONT_SETTING = "sun.awt.fontconfig";
  private static final String ELLIPSIS = "…";

  private static final Font REGULAR;
  private static final Font BOLD;

  static {
    var folder = folder();
    var regular = unpacked("DejaVuSans.ttf", folder);
    var bold = unpacked("DejaVuSans-Bold.ttf", folder);
    if (System.getProperty(FONT_SETTING) == null)
      System.setProperty(FONT_SETTING, written(machineFonts(regular, bold), folder).toString());
    REGULAR = font(regular);
    BOLD = font(bold);
  }

  private Lettering() {}

  /// @param sizePx height of a line of text, about
  public static Font regular(float sizePx) {
    return REGULAR.deriveFont(sizePx);
  }

  /// @param sizePx height of a line of text, about
  public static Font bold(float sizePx) {
    return BOLD.deriveFont(sizePx);
  }

  /// Lets the graphics draw letters without jagged edges.
  public static void smooth(Graphics2D graphics) {
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }

  /// The text on one line, cut with an ellipsis where it is too wide. What the font cannot draw
  /// (emoji, some scripts) is left out rather than shown as boxes.
  public static String fitted(String text, FontMetrics metrics, int widthPx) {
    var line = drawable(text, metrics.getFont());
    if (metrics.stringWidth(line) <= widthPx) return line;
    int fits = 0;
    int tooMany = line.length();
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) / 2;
      if (metrics.stringWidth(cut(line, middle)) <= widthPx) fits = middle;
      else tooMany = middle;
    }
    return fits == 0 ? "" : cut(line, fits);
  }

  private static String cut(String line, int length) {
    boolean splitsPair = Character.isHighSurrogate(line.charAt(length - 1));
    return line.substring(0, splitsPair ? length - 1 : length).stripTrailing() + ELLIPSIS;
  }

  private static String drawable(String text, Font font) {
    return text.codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> c == ' ' || font.canDisplay(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip()
        .replaceAll(" {2,}", " ");
  }

  private static Path folder() {
    try {
      var user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9_-]", "_");
      return Files.createDirectories(
          Path.of(System.getProperty("java.io.tmpdir"), "darkroom-fonts-" + user));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack the fonts", e);
    }
  }

  private static Path unpacked(String name, Path folder) {
    try (var in = Lettering.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("the font is not in the jar: " + name);
      return written(in.readAllBytes(), folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack the font " + name, e);
    }
  }

  private static Path written(String text, Path folder) {
    try {
      return written(
          text.getBytes(StandardCharsets.ISO_8859_1), folder.resolve("fontconfig.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot name the fonts", e);
    }
  }

  /// Several processes may do this at once, and an earlier one may have been killed half-way.
  private static Path written(byte[] bytes, Path file) throws IOException {
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) return file;
    var own = Files.createTempFile(file.getParent(), "new", "");
    var _ = Files.write(own, bytes);
    return Files.move(
        own, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String machineFonts(Path regular, Path bold) {
    var text = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
    for (var family : new String[] {"serif", "sansserif", "monospaced", "dialog", "dialoginput"})
      for (var style : new String[] {"plain", "bold", "italic", "bolditalic"})
        text.append(family)
            .append('.')
            .append(style)
            .append(".latin-1=")
            .append(style.startsWith("bold") ? "DejaVu Sans Bold" : "DejaVu Sans")
            .append('\n');
    return text.append("filename.DejaVu_Sans=")
        .append(escaped(regular))
        .append('\n')
        .append("filename.DejaVu_Sans_Bold=")
        .append(escaped(bold))
        .append('\n')
        .toString();
  }

  private static String escaped(Path path) {
    return path.toString().replace("\\", "\\\\");
  }

  private static Font font(Path file) {
    try {
      return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
    } catch (FontFormatException | IOException e) {
      throw new IllegalStateException("the font cannot be read: " + file, e);
    }
  }
}
