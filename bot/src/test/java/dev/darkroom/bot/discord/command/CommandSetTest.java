package dev.darkroom.bot.discord.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandSetTest {
  private static final List<CommandData> ALL = CommandSet.all();

  /// Discord counts name, description and values of a command, each in its longest language.
  @Test
  void noCommandHasMoreTextThanDiscordTakes() {
    for (var command : ALL)
      assertThat(command.toData().toString().length()).as(command.getName()).isLessThan(16_000);
    assertThat(ALL).hasSizeLessThan(100);
  }

  @Test
  void commandsOfModeratorsAreForWhoManagesTheServer() {
    for (var name : List.of("quota", "grant", "settings", "block", "report"))
      assertThat(command(name).getString("default_member_permissions")).as(name).isEqualTo("32");
  }

  @Test
  void fileChoosersAreNarrowedToPictures() {
    assertThat(command("transform").toString()).contains("file_types");
  }

  @Test
  void theFingerprintIsTheSameUntilACommandChanges() {
    var once = Registration.fingerprint(ALL);

    assertThat(Registration.fingerprint(CommandSet.all())).isEqualTo(once);
    assertThat(Registration.fingerprint(ALL.subList(1, ALL.size()))).isNotEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "fr", "ja", "pt-BR"})
  void everyDescriptionOfACommandIsTranslatedAndNothingElseIs(String language) {
    var bundle =
        ResourceBundle.getBundle(
            "dev.darkroom.bot.discord.commands", Locale.forLanguageTag(language));
    var known = new TreeSet<String>();
    for (var command : ALL)
      if (command.toData().hasKey("description")) keys(command.toData(), known);

    for (var key : known)
      if (!key.contains(".options.")) assertThat(translated(bundle, key)).as(key).isTrue();
    assertThat(known).containsAll(bundle.keySet());
  }

  private static boolean translated(ResourceBundle bundle, String key) {
    try {
      return !bundle.getString(key).isBlank();
    } catch (MissingResourceException missing) {
      return false;
    }
  }

  private static void keys(DataObject command, Set<String> keys) {
    var name = command.getString("name");
    keys.add(name + ".description");
    for (var option : objects(command)) {
      boolean isSubcommand = option.getInt("type") == 1;
      var path = name + (isSubcommand ? "." : ".options.") + option.getString("name");
      keys.add(path + ".description");
    }
  }

  private static List<DataObject> objects(DataObject command) {
    var options = command.optArray("options").orElseGet(DataArray::empty);
    var objects = new ArrayList<DataObject>();
    for (int i = 0; i < options.length(); i++) objects.add(options.getObject(i));
    return objects;
  }

  private static DataObject command(String name) {
    return ALL.stream().filter(it -> it.getName().equals(name)).findFirst().orElseThrow().toData();
  }
}
