package dev.darkroom.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.settings.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("P07")
final class AnswerReaderTest {
  private final AnswerReader reader = new AnswerReader(List.of(new Secret("sk-canary")));

  @TempDir Path folder;

  @Test
  void picturesBecomeFilesAndEverythingElseATree() throws IOException {
    var bytes = new byte[100_000];
    new SplittableRandom(1).nextBytes(bytes);
    var base64 = Base64.getEncoder().encodeToString(bytes);
    var json = "{\"a\":[{\"data\":\"%s\",\"n\":1.5,\"t\":true}],\"z\":null}".formatted(base64);

    var tree = read(json, Optional.of(new Spool(folder, Set.of("data"))));

    assertThat(Spool.file(tree.path("a").path(0).path("data")))
        .hasValueSatisfying(file -> assertThat(file).hasBinaryContent(bytes));
    assertThat(tree.path("a").path(0).path("n").asDouble()).isEqualTo(1.5);
    assertThat(tree.path("z").isNull()).isTrue();
  }

  @Test
  @Tag("A13")
  void aKeyThatTheServiceRepeatsIsHidden() throws IOException {
    var tree = read("{\"message\":\"Incorrect key sk-canary given\"}", Optional.empty());

    assertThat(tree.path("message").asText()).isEqualTo("Incorrect key *** given");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "<html>",
        "{\"a\":",
        "{\"a\":1}{\"b\":2}",
        "nonsense",
        "{\"data\":\"not base64 !!\"}"
      })
  void nonsenseIsNamedAsSuch(String text) {
    var spool = Optional.of(new Spool(folder, Set.of("data")));

    assertThatThrownBy(() -> read(text, spool)).isInstanceOf(JacksonException.class);
  }

  @Test
  void depthLengthAndSizeAreBounded() {
    var deep = "[".repeat(10_000) + "]".repeat(10_000);
    var longText = "\"" + "x".repeat(5 << 20) + "\"";

    assertThatThrownBy(() -> read(deep, Optional.empty())).isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> read(longText, Optional.empty())).isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> reader.read(bytes("[1,2,3,4,5]"), 5, Optional.empty()))
        .isInstanceOf(TooLargeException.class);
  }

  /// A thousand broken versions of one answer: each is read or refused, none does anything else.
  @Test
  void brokenAnswersAreReadOrRefused() throws IOException {
    var good =
        "{\"status\":\"Ready\",\"result\":{\"sample\":\"https://a.b/c\",\"seed\":42},\"n\":[1,2]}";
    var random = new SplittableRandom(7);
    for (int i = 0; i < 1_000; i++) {
      var broken = new StringBuilder(good);
      for (int j = 0; j <= random.nextInt(3); j++)
        broken.setCharAt(random.nextInt(broken.length()), (char) random.nextInt(32, 127));
      broken.setLength(random.nextInt(broken.length() + 1));
      try {
        assertThat(read(broken.toString(), Optional.empty())).isNotNull();
      } catch (JacksonException refused) {
        assertThat(refused.getOriginalMessage()).isNotBlank();
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  private JsonNode read(String text, Optional<Spool> spool) throws IOException {
    return reader.read(bytes(text), 32 << 20, spool);
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
