package dev.darkroom.bot.slack.install;

import dev.darkroom.settings.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts what is kept in the database with a key that is not there: AES-GCM with a fresh nonce
/// each time, bound to a name, so that one row's text is worth nothing in another.
public final class Vault {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom chance = new SecureRandom();

  /// @param key 32 bytes in base64
  public Vault(Secret key) {
    this.key = new SecretKeySpec(Base64.getDecoder().decode(key.reveal()), "AES");
  }

  String seal(String name, String text) {
    var nonce = new byte[NONCE_BYTES];
    chance.nextBytes(nonce);
    try {
      var sealed =
          cipher(Cipher.ENCRYPT_MODE, name, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
      var all = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
      return Base64.getEncoder().encodeToString(all.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot encrypt", e);
    }
  }

  /// @return empty where it was sealed with another key, under another name, or changed
  Optional<String> open(String name, String sealed) {
    try {
      var all = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
      if (all.remaining() <= NONCE_BYTES) return Optional.empty();
      var nonce = new byte[NONCE_BYTES];
      var _ = all.get(nonce);
      var rest = new byte[all.remaining()];
      var _ = all.get(rest);
      var text = cipher(Cipher.DECRYPT_MODE, name, nonce).doFinal(rest);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
