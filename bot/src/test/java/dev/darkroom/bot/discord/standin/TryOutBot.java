package dev.darkroom.bot.discord.standin;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.attachmentupload.AttachmentUpload;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.FileUpload;

/// A bot that uses each part of Discord once: it gives back what it gets.
final class TryOutBot extends ListenerAdapter {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  static List<CommandData> commands() {
    return List.of(
        Commands.slash("echo", "Says it again.")
            .addOptions(
                new OptionData(OptionType.STRING, "text", "What to say.", true)
                    .setAutoComplete(true),
                new OptionData(OptionType.ATTACHMENT, "picture", "What to show."),
                new OptionData(OptionType.BOOLEAN, "private", "Only for you.")),
        Commands.message("Look"));
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    var text = Objects.requireNonNull(event.getOption("text")).getAsString();
    var picture = event.getOption("picture");
    boolean only = event.getOption("private", false, it -> it.getAsBoolean());
    event
        .deferReply(only)
        .queue(hook -> {
          if (picture == null) hook.editOriginal(text).queue();
          else
            hook.editOriginalComponents(
                    TextDisplay.of(text),
                    gallery(picture.getAsAttachment()),
                    ActionRow.of(Button.primary("again", "Again"), Button.danger("bin", "Bin")))
                .useComponentsV2()
                .queue();
        });
  }

  private static MediaGallery gallery(Message.Attachment picture) {
    var file = picture.getProxy().download().join();
    return MediaGallery.of(
        MediaGalleryItem.fromFile(FileUpload.fromData(file, picture.getFileName())));
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    event.replyChoiceStrings(event.getFocusedOption().getValue() + "!").queue();
  }

  @Override
  public void onMessageContextInteraction(MessageContextInteractionEvent event) {
    int files = event.getTarget().getAttachments().size();
    event
        .replyModal(
            Modal.create("look", "Look closer")
                .addComponents(
                    Label.of(
                        "Words",
                        TextInput.create("words", TextInputStyle.SHORT)
                            .setValue(files + " files")
                            .build()),
                    Label.of(
                        "Files", AttachmentUpload.create("files").setRequiredRange(0, 10).build()))
                .build())
        .queue();
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    var words = Objects.requireNonNull(event.getValue("words")).getAsString();
    int files = Objects.requireNonNull(event.getValue("files")).getAsAttachmentList().size();
    event.reply(words + ", " + files + " more").setEphemeral(true).queue();
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    if (event.getComponentId().equals("again"))
      event.deferEdit().queue(hook -> hook.sendMessage("again!").queue());
    else event.deferEdit().queue(hook -> hook.deleteOriginal().queue());
  }
}
