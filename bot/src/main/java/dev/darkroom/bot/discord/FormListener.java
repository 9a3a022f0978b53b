package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.command.MessageCommand;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.surface.Action;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.ButtonIds;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Desks;
import dev.darkroom.surface.intake.Repeated;
import dev.darkroom.surface.intake.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message.Attachment;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;

/// Message commands, and the forms that they and buttons open.
final class FormListener extends ListenerAdapter {
  private final Intake intake;
  private final Desks desks;
  private final Wishes wishes;
  private final Forms forms;
  private final Repeated repeated;
  private final Picks picks = new Picks();

  FormListener(Intake intake, Desks desks, Wishes wishes, Forms forms, Repeated repeated) {
    this.intake = intake;
    this.desks = desks;
    this.wishes = wishes;
    this.forms = forms;
    this.repeated = repeated;
  }

  @Override
  public void onMessageContextInteraction(MessageContextInteractionEvent event) {
    var command = MessageCommand.of(event.getName());
    if (command.isEmpty() || repeated.came(event.getId())) return;
    var pictures = pictures(event);
    if (pictures.isEmpty()) {
      intake.reply(event, event, true, visitor -> refused(Label.NO_PICTURE, visitor));
      return;
    }
    picks.put(event.getId(), pictures);
    forms.open(event, command.get().workflow(), event.getId());
  }

  private static List<String> pictures(MessageContextInteractionEvent event) {
    var data = Objects.requireNonNull(event.getRawData()).getObject("d").getObject("data");
    return data.optObject("resolved")
        .flatMap(it -> it.optObject("messages"))
        .flatMap(it -> it.optObject(data.getString("target_id", "")))
        .map(PicturesOf::message)
        .orElse(List.of());
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    var id = event.getModalId();
    if (repeated.came(event.getId())) return;
    if (id.startsWith(Forms.OF_BUTTON)) ofButton(event, id.substring(Forms.OF_BUTTON.length()));
    else if (id.startsWith(Forms.OF_PICK)) ofPick(event, id.substring(Forms.OF_PICK.length()));
    else BatchForm.read(id).ifPresent(form -> ofBatch(event, form));
  }

  private void ofButton(ModalInteractionEvent event, String buttonId) {
    boolean approve = ButtonIds.claimed(buttonId).filter(Action.APPROVE::equals).isPresent();
    boolean aside = approve || (event.getMessage() != null && event.getMessage().isEphemeral());
    var prompt = text(event, Forms.PROMPT);
    var cast = text(event, Forms.CAST);
    intake.reply(event, event, aside, visitor -> act(buttonId, prompt, cast, visitor, aside));
  }

  private Answer act(String buttonId, String prompt, String cast, Visitor visitor, boolean hidden) {
    var caller = visitor.caller(hidden);
    var read = desks.buttons().read(buttonId, caller.community());
    if (read.isEmpty()) return PressListener.foreign(visitor);
    var press = read.get();
    return switch (press.action()) {
      case APPROVE -> desks.results().approve(press, cast, caller);
      case EDIT -> desks.results().goOn(press, Workflow.EDIT, prompt, caller);
      case ANIMATE -> desks.results().goOn(press, Workflow.ANIMATE, prompt, caller);
      case AGAIN, VARY, UPSCALE, COMPARE, INFO, DELETE, CANCEL, CONFIRM, SHOW, CANCEL_ALL ->
          PressListener.foreign(visitor);
    };
  }

  private void ofPick(ModalInteractionEvent event, String id) {
    int dot = id.indexOf('.');
    var workflow = MessageCommand.workflow(id.substring(0, Math.max(dot, 0)));
    if (workflow.isEmpty()) return;
    var pick = picks.take(id.substring(dot + 1));
    var prompt = text(event, Forms.PROMPT);
    var model = chosen(event, Forms.MODEL);
    var more = files(event);
    intake.reply(
        event,
        event,
        false,
        visitor -> {
          if (pick.isEmpty()) return refused(Label.FORM_EXPIRED, visitor);
          var pictures = new ArrayList<>(pick.get());
          pictures.addAll(more);
          return wishes.one(Wanted.form(workflow.get(), prompt, model, pictures), false, visitor);
        });
  }

  private void ofBatch(ModalInteractionEvent event, BatchForm form) {
    var hidden = desks.communities().isHidden(Intake.visitor(event).community());
    var wanted =
        Wanted.batch(
                text(event, Forms.PROMPT),
                chosen(event, Forms.MODEL),
                chosen(event, Forms.LOOK),
                files(event),
                hidden)
            .with(form.cast(), form.size());
    intake.reply(event, event, true, visitor -> wishes.batch(wanted, form.threaded(), visitor));
  }

  private static String text(ModalInteractionEvent event, String name) {
    return value(event, name).map(ModalMapping::getAsString).orElse("");
  }

  private static String chosen(ModalInteractionEvent event, String name) {
    return value(event, name)
        .map(ModalMapping::getAsStringList)
        .filter(it -> !it.isEmpty())
        .map(List::getFirst)
        .orElse("");
  }

  private static List<String> files(ModalInteractionEvent event) {
    return value(event, Forms.FILES)
        .map(it -> it.getAsAttachmentList().stream().map(Attachment::getUrl).toList())
        .orElse(List.of());
  }

  private static Optional<ModalMapping> value(ModalInteractionEvent event, String name) {
    return Optional.ofNullable(event.getValue(name));
  }

  private static Answer refused(Label label, Visitor visitor) {
    return Answer.refused(visitor.words().controls().say(label));
  }
}
