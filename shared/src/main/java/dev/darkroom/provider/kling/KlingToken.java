package dev.darkroom.provider.kling;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The token that Kling wants instead of a key: signed anew for every request, good for half an
/// hour, and for five seconds before now in case clocks differ.
final class KlingToken {
  private static final long SECONDS = 1_800;
  private static final long SECONDS_BEFORE = 5;

  private final List<Secret> keys;
  private final InstantSource clock;

  /// @param keys access key and secret key; or one plain API key, which newer accounts have
  KlingToken(List<Secret> keys, InstantSource clock) {
    this.keys = List.copyOf(keys);
    this.clock = clock;
  }

  /// For the header `Authorization: Bearer …`.
  String fresh() {
    if (keys.size() == 1) return keys.getFirst().reveal();
    long now = clock.instant().getEpochSecond();
    var head = JsonNodeFactory.instance.objectNode().put("alg", "HS256").put("typ", "JWT");
    var claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", keys.getFirst().reveal())
            .put("exp", now + SECONDS)
            .put("nbf", now - SECONDS_BEFORE);
    var signed = encoded(bytes(head.toString())) + "." + encoded(bytes(claims.toString()));
    return signed + "." + encoded(signature(bytes(signed), keys.get(1)));
  }

  private static byte[] signature(byte[] signed, Secret key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(key.reveal()), "HmacSHA256"));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
