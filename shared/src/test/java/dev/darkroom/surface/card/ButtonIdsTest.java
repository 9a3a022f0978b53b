package dev.darkroom.surface.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.surface.Action;
import dev.darkroom.surface.card.ButtonIds.Press;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ButtonIdsTest {
  private static final CommunityId HERE = new CommunityId("discord:1");
  private static final CommunityId ELSEWHERE = new CommunityId("discord:2");

  private final ButtonIds ids = new ButtonIds(new byte[] {1, 2, 3});

  @ParameterizedTest
  @EnumSource
  void anIdIsReadBackAndShort(Action action) {
    var press = new Press(action, new GenerationId(Long.MAX_VALUE), 3);

    var id = ids.of(press, HERE);

    assertThat(ids.read(id, HERE)).contains(press);
    assertThat(ButtonIds.claimed(id)).contains(action);
    assertThat(id).hasSizeLessThanOrEqualTo(40).matches("[A-Za-z0-9._-]+");
  }

  @Test
  void lettersOfActionsDiffer() {
    var letters = new HashSet<Character>();
    for (var action : Action.values()) assertThat(letters.add(action.letter())).isTrue();
  }

  @Test
  @Tag("A03")
  void anIdOfAnotherCommunityOrOfAnotherInstallationIsNone() {
    var id = ids.of(new Press(Action.DELETE, new GenerationId(7), 0), HERE);

    assertThat(ids.read(id, ELSEWHERE)).isEmpty();
    assertThat(new ButtonIds(new byte[] {9}).read(id, HERE)).isEmpty();
  }

  @Test
  @Tag("A03")
  void noChangedCharacterIsAccepted() {
    var id = ids.of(new Press(Action.INFO, new GenerationId(12), 0), HERE);

    for (int i = 0; i < id.length(); i++) {
      for (char other : "ad0.Z-".toCharArray()) {
        var forged = id.substring(0, i) + other + id.substring(i + 1);
        if (!forged.equals(id)) assertThat(ids.read(forged, HERE)).as(forged).isEmpty();
      }
    }
  }
}
