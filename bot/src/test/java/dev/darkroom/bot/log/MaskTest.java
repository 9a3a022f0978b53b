package dev.darkroom.bot.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MaskTest {
  private final Mask mask = new Mask();

  @Test
  void aRegisteredSecretIsHiddenWhereverItStands() {
    mask.hide(List.of("correct horse", "correct horse battery"));

    assertThat(mask.apply("a=correct horse battery, b=correct horse.")).isEqualTo("a=***, b=***.");
  }

  @Test
  void aSecretWithQuotesIsHiddenInJsonToo() {
    mask.hide(List.of("pass\"word\\1"));

    assertThat(mask.apply("{\"m\":\"pass\\\"word\\\\1\"}")).isEqualTo("{\"m\":\"***\"}");
  }

  @Test
  void blankAndVeryShortValuesHideNothing() {
    mask.hide(List.of("", "   ", "on", "        "));

    assertThat(mask.apply("the bot is on        now")).isEqualTo("the bot is on        now");
  }

  /// Made-up tokens, put together here so that secret scanners do not report this file.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "xoxb" + "-1234567890-abcdefghij",
        "xapp" + "-1-A0123456789-abcdef",
        "AIza" + "SyA1234567890abcdefghijklmnopqrstuv",
        "sk" + "-proj-abcdefghijklmnopqrstuvwxyz",
        "MTIzNDU2Nzg5MDEyMzQ1Njc4" + ".GabcdE.abcdefghijklmnopqrstuvwxyz0123456789",
        "eyJhbGciOiJIUzI1NiJ9" + ".eyJpc3MiOiJkYXJrcm9vbSJ9.c2lnbmF0dXJlLWhlcmU",
        "0a1b2c3d-0000-4000-8000-0123456789ab" + ":0123456789abcdef0123456789abcdef"
      })
  void whatLooksLikeATokenIsHiddenWithoutBeingRegistered(String token) {
    assertThat(mask.apply("calling with " + token + " now")).isEqualTo("calling with *** now");
  }

  @Test
  void credentialsInHeadersAndLinksAreHiddenAndTheRestStays() {
    assertThat(mask.apply("Authorization: Bearer abcdefghijklmnop1234"))
        .isEqualTo("Authorization: Bearer ***");
    assertThat(mask.apply("GET https://h/x.png?ex=66&hm=0123456789abcdef&w=4"))
        .isEqualTo("GET https://h/x.png?ex=66&hm=***&w=4");
  }

  @Test
  void ordinaryTextStaysAsItIs() {
    var text = "generation=01J9 from=Queued to=Running route=bfl sizeBytes=1048576 key figures";

    assertThat(mask.apply(text)).isEqualTo(text);
  }
}
