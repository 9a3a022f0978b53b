package dev.darkroom.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/// A page that shows what was made: sections with pictures before and after, clips, and what each
/// cost. One file with style and script inside; pictures are linked relative to it.
public final class HtmlContactSheet {
  private HtmlContactSheet() {}

  /// A part of the page.
  ///
  /// @param explanation one paragraph below the title; may be empty
  public record Section(String title, String explanation, List<Entry> entries) {
    public Section {
      entries = List.copyOf(entries);
    }
  }

  /// What came of one generation. One picture before and one after of it get a slider; several
  /// stand side by side.
  ///
  /// @param caption a short title
  /// @param before references, or none
  /// @param after outputs, pictures or clips (`.mp4`)
  /// @param facts what else to say, such as the prompt and the price
  public record Entry(String caption, List<Path> before, List<Path> after, List<Fact> facts) {
    public Entry {
      before = List.copyOf(before);
      after = List.copyOf(after);
      facts = List.copyOf(facts);
    }
  }

  /// One line below an entry, such as `price: 18 credits`.
  public record Fact(String name, String value) {}

  /// Writes the page, whole or not at all.
  ///
  /// @param explanation one paragraph at the top; may be empty
  /// @throws UncheckedIOException when the disk fails
  public static void write(Path target, String title, String explanation, List<Section> sections) {
    var folder = target.toAbsolutePath().normalize().getParent();
    if (folder == null) throw new IllegalArgumentException("not a file: " + target);
    var body = new StringBuilder();
    for (var section : sections) addSection(section, folder, body);
    var page =
        resource("contact-sheet.html")
            .replace("{{style}}", resource("contact-sheet.css"))
            .replace("{{script}}", resource("contact-sheet.js"))
            .replace("{{title}}", escaped(title))
            .replace("{{explanation}}", escaped(explanation))
            .replace("{{sections}}", body);
    try {
      var draft = Files.writeString(target.resolveSibling(target.getFileName() + ".new"), page);
      var _ =
          Files.move(
              draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addSection(Section section, Path folder, StringBuilder page) {
    page.append("<section>\n<h2>").append(escaped(section.title())).append("</h2>\n");
    if (!section.explanation().isBlank())
      page.append("<p class=\"lead\">").append(escaped(section.explanation())).append("</p>\n");
    page.append("<div class=\"entries\">\n");
    for (var entry : section.entries()) addEntry(entry, folder, page);
    page.append("</div>\n</section>\n");
  }

  private static void addEntry(Entry entry, Path folder, StringBuilder page) {
    page.append("<article>\n");
    if (entry.before().size() == 1
        && entry.after().size() == 1
        && !isClip(entry.after().getFirst())) addSlider(entry, folder, page);
    else addStrips(entry, folder, page);
    page.append("<h3>").append(escaped(entry.caption())).append("</h3>\n");
    if (!entry.facts().isEmpty()) addFacts(entry.facts(), page);
    page.append("</article>\n");
  }

  private static void addFacts(List<Fact> facts, StringBuilder page) {
    page.append("<dl>");
    for (var fact : facts)
      page.append("<div><dt>")
          .append(escaped(fact.name()))
          .append("</dt><dd>")
          .append(escaped(fact.value()))
          .append("</dd></div>");
    page.append("</dl>\n");
  }

  private static void addSlider(Entry entry, Path folder, StringBuilder page) {
    var name = escaped(entry.caption());
    page.append("<figure class=\"slider\">\n");
    addPicture(entry.after().getFirst(), folder, "after", "After: " + name, page);
    addPicture(entry.before().getFirst(), folder, "before", "Before: " + name, page);
    page.append("<span class=\"tag left\">before</span><span class=\"tag right\">after</span>\n")
        .append("<span class=\"handle\" aria-hidden=\"true\"></span>\n")
        .append("<input type=\"range\" min=\"0\" max=\"100\" value=\"50\" step=\"0.1\"")
        .append(" aria-label=\"How much of the picture before is shown: ")
        .append(name)
        .append("\">\n</figure>\n");
  }

  private static void addStrips(Entry entry, Path folder, StringBuilder page) {
    page.append("<figure class=\"strips\">\n");
    addStrip(entry.before(), "before", entry.caption(), folder, page);
    addStrip(entry.after(), "after", entry.caption(), folder, page);
    page.append("</figure>\n");
  }

  private static void addStrip(
      List<Path> files, String kind, String caption, Path folder, StringBuilder page) {
    if (files.isEmpty()) return;
    page.append("<div class=\"strip ").append(kind).append("\"><span class=\"tag left\">");
    page.append(kind).append("</span>\n");
    for (var file : files)
      if (isClip(file))
        page.append("<video controls loop playsinline preload=\"metadata\" src=\"")
            .append(link(file, folder))
            .append("\"></video>\n");
      else addPicture(file, folder, "", escaped(kind + ": " + caption), page);
    page.append("</div>\n");
  }

  private static void addPicture(
      Path file, Path folder, String kind, String words, StringBuilder page) {
    page.append("<img loading=\"lazy\" class=\"").append(kind).append("\" src=\"");
    page.append(link(file, folder)).append("\" alt=\"").append(words).append("\">\n");
  }

  private static boolean isClip(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".mp4");
  }

  /// Relative where it can be, and encoded so that no name can leave its attribute.
  private static String link(Path file, Path folder) {
    var absolute = file.toAbsolutePath().normalize();
    if (!absolute.startsWith(folder)) return escaped(absolute.toUri().toASCIIString());
    var names = new StringBuilder();
    for (var name : folder.relativize(absolute)) {
      if (!names.isEmpty()) names.append('/');
      names.append(encoded(name.toString()));
    }
    return escaped(names.toString());
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String resource(String name) {
    try (InputStream in = HtmlContactSheet.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("not in the jar: " + name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
