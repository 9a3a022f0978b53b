package dev.darkroom.bot.discord;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Look;
import dev.darkroom.catalog.Model;
import dev.darkroom.catalog.Wish;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.Cast;
import dev.darkroom.surface.Action;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.desk.BatchDesk;
import dev.darkroom.surface.desk.LookUpDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.dv8tion.jda.api.components.ModalTopLevelComponent;
import net.dv8tion.jda.api.components.attachmentupload.AttachmentUpload;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.modals.Modal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forms for what needs words: they open at once, from memory alone.
final class Forms {
  static final String PROMPT = "prompt";
  static final String MODEL = "model";
  static final String FILES = "files";
  static final String CAST = "cast";
  static final String LOOK = "look";

  /// Before the id of the button that opened it.
  static final String OF_BUTTON = "dr1.form.";

  /// Before the workflow and the number of the pick that opened it.
  static final String OF_PICK = "dr1.pick.";

  private static final Logger log = LoggerFactory.getLogger(Forms.class);
  private static final int PROMPT_CHARS_MAX = 4_000;
  private static final int CHOICES_MAX = 25;
  private static final int TITLE_CHARS_MAX = 45;

  private final Catalog catalog;
  private final List<Look> looks;
  private final LookUpDesk lookUps;

  /// @param looks those of the configuration: a form opens from memory
  Forms(Catalog catalog, List<Look> looks, LookUpDesk lookUps) {
    this.catalog = catalog;
    this.looks = List.copyOf(looks);
    this.lookUps = lookUps;
  }

  /// Opens the form of a button.
  void open(GenericComponentInteractionCreateEvent event, Action action, String buttonId) {
    var words = words(event.getUserLocale());
    var id = OF_BUTTON + buttonId;
    var title = words.controls().button(action);
    var form =
        switch (action) {
          case APPROVE -> Modal.create(id, title).addComponents(cast(words));
          case EDIT -> Modal.create(id, title).addComponents(prompt(Workflow.EDIT, words));
          case ANIMATE -> Modal.create(id, title).addComponents(prompt(Workflow.ANIMATE, words));
          case AGAIN, VARY, UPSCALE, COMPARE, INFO, DELETE, CANCEL, CONFIRM, SHOW, CANCEL_ALL ->
              throw new IllegalArgumentException(action + " has no form");
        };
    show(event, form.build());
  }

  /// Opens the form of a message command.
  ///
  /// @param pick the number under which the message's pictures are remembered
  void open(MessageContextInteractionEvent event, Workflow workflow, String pick) {
    var words = words(event.getUserLocale());
    var parts = new ArrayList<ModalTopLevelComponent>();
    parts.add(prompt(workflow, words));
    parts.add(models(workflow, words));
    if (workflow == Workflow.TRANSFORM) parts.add(files(words));
    show(
        event,
        Modal.create(OF_PICK + workflow.name() + "." + pick, cut(event.getName()))
            .addComponents(parts)
            .build());
  }

  /// Opens the form for many pictures.
  void openBatch(SlashCommandInteractionEvent event, BatchForm form) {
    var words = words(event.getUserLocale());
    var parts = new ArrayList<ModalTopLevelComponent>();
    parts.add(
        labelled(
            words.controls().say(Label.ASK_PICTURES),
            AttachmentUpload.create(FILES).setRequiredRange(1, BatchDesk.PICTURES_MAX).build()));
    parts.add(
        labelled(
            words.controls().say(Label.ASK_BATCH),
            TextInput.create(PROMPT, TextInputStyle.PARAGRAPH)
                .setMaxLength(PROMPT_CHARS_MAX)
                .setRequired(looks.isEmpty())
                .build()));
    if (!looks.isEmpty()) parts.add(looks(words));
    parts.add(models(Workflow.TRANSFORM, words));
    show(event, Modal.create(form.id(), "Darkroom").addComponents(parts).build());
  }

  private ModalTopLevelComponent looks(Words words) {
    var menu = StringSelectMenu.create(LOOK).setRequired(false);
    looks.stream().limit(CHOICES_MAX).forEach(look -> menu.addOption(look.name(), look.id()));
    return labelled(words.controls().say(Label.ASK_LOOK), menu.build());
  }

  private static void show(IModalCallback callback, Modal form) {
    callback
        .replyModal(form)
        .queue(
            _ -> {},
            failure -> log.atWarn().addKeyValue("why", failure.toString()).log("form not opened"));
  }

  private static ModalTopLevelComponent prompt(Workflow workflow, Words words) {
    var asked =
        switch (workflow) {
          case TRANSFORM, UPSCALE -> Label.ASK_TRANSFORM;
          case EDIT -> Label.ASK_EDIT;
          case ANIMATE -> Label.ASK_ANIMATE;
        };
    return labelled(
        words.controls().say(asked),
        TextInput.create(PROMPT, TextInputStyle.PARAGRAPH)
            .setMaxLength(PROMPT_CHARS_MAX)
            .setRequired(workflow != Workflow.ANIMATE)
            .build());
  }

  private ModalTopLevelComponent models(Workflow workflow, Words words) {
    var menu = StringSelectMenu.create(MODEL).setRequired(false);
    menu.addOption(Wish.AUTO, Wish.AUTO);
    catalog.models().stream()
        .filter(model -> model.workflows().contains(workflow) && lookUps.isReady(model))
        .limit(CHOICES_MAX - 1)
        .forEach(model -> menu.addOption(named(model, words), model.id()));
    return labelled(words.controls().say(Label.ASK_MODEL), menu.build());
  }

  private static String named(Model model, Words words) {
    return model.name() + " · " + words.controls().from(LookUpDesk.lowest(model));
  }

  private static ModalTopLevelComponent files(Words words) {
    return labelled(
        words.controls().say(Label.ASK_FILES),
        AttachmentUpload.create(FILES)
            .setRequired(false)
            .setRequiredRange(0, Cast.PICTURES_MAX - 1)
            .build());
  }

  private static ModalTopLevelComponent cast(Words words) {
    return labelled(
        words.controls().say(Label.ASK_CAST),
        TextInput.create(CAST, TextInputStyle.SHORT).setMaxLength(Cast.NAME_CHARS_MAX).build());
  }

  private static ModalTopLevelComponent labelled(
      String label, net.dv8tion.jda.api.components.label.LabelChildComponent child) {
    return net.dv8tion.jda.api.components.label.Label.of(cut(label), child);
  }

  private static String cut(String text) {
    return text.length() <= TITLE_CHARS_MAX ? text : text.substring(0, TITLE_CHARS_MAX);
  }

  private static Words words(DiscordLocale locale) {
    return new Words(Locale.forLanguageTag(locale.getLocale()));
  }
}
