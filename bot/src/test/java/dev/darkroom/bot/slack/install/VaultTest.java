package dev.darkroom.bot.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.settings.Secret;
import org.junit.jupiter.api.Test;

final class VaultTest {
  private final Vault vault = new Vault(new Secret("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));

  @Test
  void whatIsSealedComesOutAgain() {
    assertThat(vault.open("T1", vault.seal("T1", "xoxb-canary"))).contains("xoxb-canary");
  }

  @Test
  void theSameTextNeverLooksTheSameAndNeverLikeItself() {
    var one = vault.seal("T1", "xoxb-canary");

    assertThat(vault.seal("T1", "xoxb-canary")).isNotEqualTo(one);
    assertThat(one).doesNotContain("canary");
  }

  /// A row copied over another must not give its token to another workspace.
  @Test
  void itOpensUnderItsOwnNameOnly() {
    assertThat(vault.open("T2", vault.seal("T1", "xoxb-canary"))).isEmpty();
  }

  @Test
  void anotherKeyOrAChangedTextOpensNothing() {
    var sealed = vault.seal("T1", "xoxb-canary");
    var other = new Vault(new Secret("eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg="));
    var changed = (sealed.charAt(20) == 'A' ? 'B' : 'A') + sealed.substring(21);

    assertThat(other.open("T1", sealed)).isEmpty();
    assertThat(vault.open("T1", sealed.substring(0, 20) + changed)).isEmpty();
    assertThat(vault.open("T1", "not base64!")).isEmpty();
    assertThat(vault.open("T1", "")).isEmpty();
  }
}
