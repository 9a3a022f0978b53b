package dev.darkroom.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people keep and look up on the command line: casts, comparisons, their plan.
final class OwnThingsTest {
  @TempDir private Path folder;
  private Typed typed;
  private String photo;
  private String out;

  @BeforeEach
  void prepare() {
    typed = Typed.in(folder.resolve("data"));
    photo = Samples.COFFEE_PRODUCT.copyTo(folder).toString();
    out = folder.resolve("out").toString();
  }

  @Test
  void anApprovedResultIsKeptInACastUsedAgainAndCompared() throws IOException {
    var made = typed.run("transform", photo, "-p", "noir", "-m", "darkroom", "--out", out);
    assertThat(made.err()).isEmpty();

    assertThat(
            json(typed.run("cast", "add", "my cup", "#1", photo, "--json"))
                .path("pictures")
                .asInt())
        .isEqualTo(2);
    assertThat(typed.run("cast", "list").out()).contains("my cup", "2 pictures");
    for (var file : json(typed.run("cast", "show", "my cup", "--json")).path("files"))
      assertThat(Path.of(file.asText())).isRegularFile();

    var again =
        typed.run(
            "transform", "--cast", "my cup", "-p", "watercolour", "-m", "darkroom", "--out", out);
    assertThat(again.err()).isEmpty();
    assertThat(again.code()).isZero();

    var compared = json(typed.run("compare", "1", "--out", out + "/compared", "--json"));
    var output = compared.path("outputs").get(0);
    assertThat(output.path("unchangedShare").asDouble()).isBetween(0.0, 1.0);
    assertThat(Path.of(output.path("heatMap").asText())).isNotEmptyFile();
    assertThat(Files.readString(Path.of(compared.path("page").asText())))
        .contains("What changed in #1", "where it changed");

    assertThat(typed.run("cast", "remove", "my cup").code()).isZero();
    assertThat(typed.run("cast", "list").out()).contains("There is none");
    assertThat(typed.run("compare", "1", "--out", out + "/again").code()).isZero();
  }

  @Test
  void whatIsStoredIsHandedOutAndErasedOnceThatIsConfirmed() throws IOException {
    assertThat(typed.run("transform", photo, "-p", "noir", "-m", "darkroom", "--out", out).code())
        .isZero();
    var file = folder.resolve("mine.json");

    assertThat(typed.run("privacy", "export", file.toString()).code()).isZero();
    assertThat(Files.readString(file)).contains("\"prompt\" : \"noir\"");
    refused("is there already", "privacy", "export", file.toString());

    refused("This erases 1 generations", "privacy", "erase");
    assertThat(typed.run("privacy", "erase", "--yes").out()).contains("1 generations are erased");
    assertThat(typed.run("history").out()).isBlank();
  }

  @Test
  void whatIsNotThereIsNamedWithTheWayOut() {
    refused("There is no cast “nobody”", "transform", photo, "--cast", "nobody", "-p", "noir");
    refused("There is no cast “nobody”", "cast", "show", "nobody");
    refused("There is no file", "cast", "add", "cup", folder + "/gone.jpg");
    refused("Generation #7 has 0 outputs", "cast", "add", "cup", "7");
    refused("A cast's name is up to 60 letters", "cast", "add", "../cup", photo);
    refused("There is no generation #7.", "compare", "7");
    refused("Give the number of a generation", "compare", "seven");
  }

  @Test
  void thePlanIsShownWithWhatIsLeftAndWhenItRenews() throws IOException {
    assertThat(typed.run("plan").out())
        .containsPattern("Free: 180 credits a month, 180 left, renewed on \\d{4}-\\d{2}-01");

    var plan = json(typed.run("plan", "--json"));
    assertThat(plan.path("plan").asText()).isEqualTo("free");
    assertThat(plan.path("left").asLong()).isEqualTo(180);
  }

  private void refused(String sentence, String... arguments) {
    var ended = typed.run(arguments);
    assertThat(ended.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(ended.err()).contains(sentence).hasLineCount(1);
  }

  private static JsonNode json(Typed.Ended ended) throws IOException {
    assertThat(ended.err()).isEmpty();
    return new ObjectMapper().readTree(ended.out());
  }
}
