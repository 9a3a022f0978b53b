package dev.darkroom.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.media.HtmlContactSheet.Entry;
import dev.darkroom.media.HtmlContactSheet.Fact;
import dev.darkroom.media.HtmlContactSheet.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HtmlContactSheetTest {
  @TempDir private Path folder;

  private String page(Entry... entries) throws IOException {
    var target = folder.resolve("index.html");
    HtmlContactSheet.write(
        target, "Darkroom", "What it made", List.of(new Section("One", "", List.of(entries))));
    assertThat(folder.toFile().list()).containsExactly("index.html");
    return Files.readString(target);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  @Test
  void onePictureBeforeAndOneAfterGetASlider() throws IOException {
    var page =
        page(
            new Entry(
                "mountain",
                List.of(file("in/a.jpg")),
                List.of(file("out/b.jpg")),
                List.of(new Fact("price", "18 credits"))));

    assertThat(page)
        .contains("class=\"slider\"", "src=\"in/a.jpg\"", "src=\"out/b.jpg\"", "18 credits")
        .doesNotContain("{{");
  }

  @Test
  void aClipGetsAPlayer() throws IOException {
    var page =
        page(new Entry("clip", List.of(file("a.jpg")), List.of(file("clip.mp4")), List.of()));

    assertThat(page)
        .contains("<video controls", "src=\"clip.mp4\"")
        .doesNotContain("type=\"range\"");
  }

  @Test
  void textAndNamesFromPeopleStayText() throws IOException {
    var evil = "\"><script>alert('1')</script>&{{script}}";

    var page =
        page(
            new Entry(
                evil,
                List.of(file("a.jpg"), file("b \"<x>.jpg")),
                List.of(file("ü#?%.jpg")),
                List.of(new Fact(evil, evil))));

    assertThat(page)
        .doesNotContain("<script>alert", "<x>")
        .contains("b%20%22%3Cx%3E.jpg", "%C3%BC%23%3F%25.jpg")
        .contains("&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;{{script}}");
  }

  @Test
  void nothingIsFetchedFromElsewhere() throws IOException {
    assertThat(page(new Entry("a", List.of(), List.of(file("a.jpg")), List.of())))
        .doesNotContain("http://", "https://", "@import");
  }
}
