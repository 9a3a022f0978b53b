package dev.darkroom.surface.card;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.surface.Action;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Ids of buttons: all that a press needs to know, so that buttons work for ever and from any
/// process, signed for one community so that nobody can make one up or carry one elsewhere.
///
/// An id is `dr1.<action><output>.<generation>.<signature>`, under 40 characters. The form has no
/// character that a platform reserves.
public final class ButtonIds {
  private static final Pattern FORM =
      Pattern.compile("dr1\\.([a-z])([0-9])\\.([0-9a-z]{1,13})\\.([A-Za-z0-9_-]{16})");

  private static final Pattern ANYWHERE = Pattern.compile("dr1\\.[A-Za-z0-9._-]+");

  private static final int SIGNATURE_BYTES = 12;
  private static final int RADIX = 36;

  private final SecretKeySpec key;

  /// @param key the installation's secret
  public ButtonIds(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// What a button stands for.
  ///
  /// @param output index of the output, counted from 0
  public record Press(Action action, GenerationId generation, int output) {
    public Press {
      if (output < 0 || output > 9) throw new IllegalArgumentException("no output " + output);
    }
  }

  /// The id of a button in a community.
  public String of(Press press, CommunityId community) {
    var text = text(press);
    return text + "." + signature(text, community);
  }

  /// What an id stands for; empty when we did not make it for this community.
  public Optional<Press> read(String id, CommunityId community) {
    var form = FORM.matcher(id);
    if (!form.matches()) return Optional.empty();
    var text = id.substring(0, id.lastIndexOf('.'));
    if (!isSame(form.group(4), signature(text, community))) return Optional.empty();
    return Action.of(form.group(1).charAt(0))
        .map(action ->
            new Press(
                action,
                new GenerationId(Long.parseLong(form.group(3), RADIX)),
                Integer.parseInt(form.group(2))));
  }

  /// What an id says, whoever made it: enough to choose how to answer, never to act on.
  public static Optional<Action> claimed(String id) {
    var form = FORM.matcher(id);
    return form.matches() ? Action.of(form.group(1).charAt(0)) : Optional.empty();
  }

  /// The generation that an id says, whoever made it: enough to recognise our own message.
  public static Optional<GenerationId> claimedGeneration(String id) {
    var form = FORM.matcher(id);
    if (!form.matches()) return Optional.empty();
    long number = Long.parseLong(form.group(3), RADIX);
    return number > 0 ? Optional.of(new GenerationId(number)) : Optional.empty();
  }

  /// Whether a message of ours, as the platform writes it, is the ending of a generation: every
  /// ending can be asked for again; no status can.
  public static boolean isEnding(String message, GenerationId generation) {
    return offers(message, Action.AGAIN, generation);
  }

  /// Whether a message of ours, as the platform writes it, is the status of a generation: each can
  /// be cancelled.
  public static boolean isStatus(String message, GenerationId generation) {
    return offers(message, Action.CANCEL, generation);
  }

  private static boolean offers(String message, Action action, GenerationId generation) {
    return ANYWHERE
        .matcher(message)
        .results()
        .map(MatchResult::group)
        .anyMatch(id ->
            claimed(id).filter(action::equals).isPresent()
                && claimedGeneration(id).filter(generation::equals).isPresent());
  }

  private static String text(Press press) {
    return "dr1.%s%d.%s"
        .formatted(
            press.action().letter(),
            press.output(),
            Long.toString(press.generation().value(), RADIX));
  }

  private String signature(String text, CommunityId community) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(text.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) '\n');
      var whole = mac.doFinal(community.value().getBytes(StandardCharsets.UTF_8));
      var part = java.util.Arrays.copyOf(whole, SIGNATURE_BYTES);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no HmacSHA256", e);
    }
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
