package dev.darkroom.bot.discord;

import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.ButtonIds;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Caller;
import dev.darkroom.surface.desk.Desks;
import dev.darkroom.surface.desk.PrivacyDesk;
import dev.darkroom.surface.intake.Repeated;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Buttons and the menu below results. What an id claims decides only how it is acknowledged; what
/// is done is decided by the signed id.
final class PressListener extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(PressListener.class);

  private final Intake intake;
  private final Desks desks;
  private final Forms forms;
  private final Repeated repeated;

  PressListener(Intake intake, Desks desks, Forms forms, Repeated repeated) {
    this.intake = intake;
    this.desks = desks;
    this.forms = forms;
    this.repeated = repeated;
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    switch (event.getComponentId()) {
      case PrivacyDesk.ERASE_ID -> decided(event, desks.privacy()::erase);
      case PrivacyDesk.KEEP_ID -> decided(event, desks.privacy()::keep);
      default -> pressed(event, event.getComponentId());
    }
  }

  /// What people do with their own data needs no signature: it is done to who presses.
  private void decided(ButtonInteractionEvent event, Function<Caller, Answer> decision) {
    if (repeated.came(event.getId())) return;
    intake.onMessage(event, event, visitor -> decision.apply(visitor.caller(true)));
  }

  @Override
  public void onStringSelectInteraction(StringSelectInteractionEvent event) {
    if (!event.getValues().isEmpty()) pressed(event, event.getValues().getFirst());
  }

  private void pressed(GenericComponentInteractionCreateEvent event, String id) {
    var claimed = ButtonIds.claimed(id);
    if (claimed.isEmpty() || repeated.came(event.getId())) return;
    boolean aside = event.getMessage().isEphemeral();
    switch (claimed.get()) {
      case AGAIN, VARY, UPSCALE ->
          intake.reply(event, event, aside, visitor -> act(id, visitor, aside));
      case INFO, COMPARE, SHOW ->
          intake.reply(event, event, true, visitor -> act(id, visitor, true));
      case CANCEL, CANCEL_ALL, CONFIRM, DELETE ->
          intake.onMessage(event, event, visitor -> act(id, visitor, aside));
      case EDIT, ANIMATE, APPROVE -> forms.open(event, claimed.get(), id);
    }
  }

  private Answer act(String id, Visitor visitor, boolean hidden) {
    var caller = visitor.caller(hidden);
    var press = desks.buttons().read(id, caller.community());
    if (press.isEmpty()) return foreign(visitor);
    var begins = press.get().action().begins() && !hidden;
    var missing = begins ? visitor.missingPermission() : Optional.<String>empty();
    if (missing.isPresent())
      return Answer.refused(caller.words().controls().mayNotPost(missing.get()));
    return desks.results().press(press.get(), caller);
  }

  static Answer foreign(Visitor visitor) {
    log.atWarn()
        .addKeyValue("interaction", visitor.id())
        .addKeyValue("community", visitor.community().value())
        .addKeyValue("member", visitor.user())
        .log("a button that was not made here");
    return Answer.refused(visitor.words().controls().say(Label.FOREIGN_BUTTON));
  }
}
