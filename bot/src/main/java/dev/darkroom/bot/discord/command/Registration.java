package dev.darkroom.bot.discord.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.darkroom.store.Remembered;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells Discord which commands there are, in one call, and only when they are others than last
/// time: Discord counts registrations.
public final class Registration {
  private static final Logger log = LoggerFactory.getLogger(Registration.class);
  private static final ObjectMapper SORTED =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final Remembered remembered;

  public Registration(Remembered remembered) {
    this.remembered = remembered;
  }

  /// @throws net.dv8tion.jda.api.exceptions.ErrorResponseException when Discord refuses them
  public void update(JDA jda, List<CommandData> commands) {
    var name = "discord-commands-" + jda.getSelfUser().getApplicationId();
    var wanted = fingerprint(commands);
    if (remembered.get(name).filter(wanted::equals).isPresent()) return;
    var registered = jda.updateCommands().addCommands(commands).complete();
    remembered.put(name, wanted);
    log.atInfo().addKeyValue("commands", registered.size()).log("commands registered");
  }

  static String fingerprint(List<CommandData> commands) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var command : commands) {
        Map<String, Object> fields = command.toData().toMap();
        digest.update(SORTED.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
