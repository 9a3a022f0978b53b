package dev.darkroom.bot.discord.command;

import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.NonNull;

/// An attachment that people's file choosers narrow to pictures. Discord looks at the name only;
/// bytes decide later. JDA 6.5.0 does not know `file_types`.
final class PictureOption extends OptionData {
  PictureOption(String name, String description) {
    super(OptionType.ATTACHMENT, name, description);
  }

  @Override
  public @NonNull DataObject toData() {
    return super.toData().put("file_types", DataArray.empty().add("image"));
  }
}
