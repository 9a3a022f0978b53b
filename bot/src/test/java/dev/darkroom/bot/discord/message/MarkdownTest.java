package dev.darkroom.bot.discord.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.surface.card.Part;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkdownTest {
  @ParameterizedTest
  @Tag("A01")
  @CsvSource(
      delimiter = '|',
      value = {
        "a *bold* _wish_        | a \\*bold\\* \\_wish\\_",
        "<@123> <#4> <t:0:R>    | \\<@\u200b123\\> \\<#4\\> \\<t:0:R\\>",
        "@everyone              | @\u200beveryone",
        "[click](https://x.com) | \\[click\\](https://x.com)",
        "# heading              | \\# heading",
        "1. list                | \\1. list",
        "edit of #12            | edit of #12",
        "C:\\temp               | C:\\\\temp"
      })
  void whatPeopleTypedReadsAsTheyTypedIt(String typed, String escaped) {
    assertThat(Markdown.escape(typed)).isEqualTo(escaped);
  }

  @Test
  void aQuoteMarksEveryLine() {
    assertThat(Markdown.quote("one\n# two")).isEqualTo("> one\n> \\# two");
  }

  @Test
  void aBarHasTenSteps() {
    assertThat(new Part.Bar(0.34).drawn()).isEqualTo("▰▰▰▱▱▱▱▱▱▱");
    assertThat(new Part.Bar(7).drawn()).isEqualTo("▰▰▰▰▰▰▰▰▰▰");
  }
}
