package dev.darkroom.bot.discord.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandSetTest {
  private static final List<CommandData> ALL = CommandSet.all();

  /// Discord's own rule for names (August 2026).
  private static final String NAME = "[-_'\\p{L}\\p{N}]{1,32}";

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

  /// Discord shows them to people in their language; a server's own language counts nothing here.
  @ParameterizedTest
  @ValueSource(strings = {"de", "es-ES", "es-419", "fr", "ja", "pt-BR"})
  void everyNameAndEveryDescriptionIsTranslated(String language) {
    for (var command : ALL) {
      var data = command.toData();
      if (!data.hasKey("description")) continue;
      assertThatAllIsTranslated(data, language);
      for (var option : objects(data)) {
        assertThatAllIsTranslated(option, language);
        for (var inner : objects(option)) assertThatAllIsTranslated(inner, language);
      }
    }
  }

  private static void assertThatAllIsTranslated(DataObject part, String language) {
    var name = part.getObject("name_localizations").getString(language, "");
    assertThat(name)
        .as("%s of %s", language, part)
        .matches(NAME)
        .isEqualTo(name.toLowerCase(Locale.ROOT));
    assertThat(part.getObject("description_localizations").getString(language, ""))
        .as("%s of %s", language, part)
        .isNotBlank()
        .hasSizeLessThanOrEqualTo(100);
  }

  /// Two options of one command must not have the same name in any language.
  @ParameterizedTest
  @ValueSource(strings = {"de", "es-ES", "fr", "ja", "pt-BR"})
  void noTwoThingsInOnePlaceHaveTheSameName(String language) {
    assertThat(ALL.stream().filter(it -> it.toData().hasKey("description")))
        .extracting(it -> it.toData().getObject("name_localizations").getString(language))
        .doesNotHaveDuplicates();
    for (var command : ALL) {
      assertThat(names(command.toData(), language)).doesNotHaveDuplicates();
      for (var sub : objects(command.toData()))
        assertThat(names(sub, language)).doesNotHaveDuplicates();
    }
  }

  private static List<String> names(DataObject holder, String language) {
    return objects(holder).stream()
        .map(it -> it.getObject("name_localizations").getString(language))
        .toList();
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
