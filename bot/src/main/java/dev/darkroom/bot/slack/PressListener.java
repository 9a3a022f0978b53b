package dev.darkroom.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import dev.darkroom.bot.slack.Doorkeeper.Entry;
import dev.darkroom.bot.slack.form.ButtonForm;
import dev.darkroom.bot.slack.form.FormState;
import dev.darkroom.bot.slack.message.CardBlocks;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.surface.Action;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.ButtonIds;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Desks;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Buttons and the menu below results. What an id claims decides only how it is answered; what is
/// done is decided by the signed id.
final class PressListener {
  private static final Logger log = LoggerFactory.getLogger(PressListener.class);

  private static final Pattern BUTTON = Pattern.compile("dr1\\.[a-z][0-9]\\..+");

  private final Intake intake;
  private final Replies replies;
  private final Views views;
  private final Doorkeeper doorkeeper;
  private final Desks desks;

  PressListener(Intake intake, Replies replies, Views views, Doorkeeper doorkeeper, Desks desks) {
    this.intake = intake;
    this.replies = replies;
    this.views = views;
    this.doorkeeper = doorkeeper;
    this.desks = desks;
  }

  void register(App app) {
    app.blockAction(
        BUTTON,
        (request, context) -> {
          pressed(request);
          return context.ack();
        });
    app.blockAction(
        CardBlocks.MENU_ID,
        (request, context) -> {
          pressed(request);
          return context.ack();
        });
  }

  private void pressed(BlockActionRequest request) {
    var id = id(request.getPayload().getActions().getFirst());
    var claimed = ButtonIds.claimed(id);
    if (claimed.isEmpty()) return;
    var visit = Visit.of(request);
    switch (claimed.get()) {
      case AGAIN, VARY, UPSCALE, INFO, COMPARE, SHOW ->
          intake.answer(visit, false, visitor -> act(id, visitor));
      case CANCEL, CANCEL_ALL, CONFIRM, DELETE ->
          intake.answer(visit, true, visitor -> act(id, visitor));
      case EDIT -> open(visit, Action.EDIT, Workflow.EDIT, id);
      case ANIMATE -> open(visit, Action.ANIMATE, Workflow.ANIMATE, id);
      case APPROVE -> open(visit, Action.APPROVE, Workflow.TRANSFORM, id);
    }
  }

  /// The button's own id, or that of the chosen entry of the menu.
  private static String id(BlockActionPayload.Action action) {
    var chosen = action.getSelectedOption();
    var id = chosen == null ? action.getValue() : chosen.getValue();
    return id == null ? "" : id;
  }

  private void open(Visit visit, Action action, Workflow workflow, String id) {
    intake.open(
        visit,
        visitor -> {
          var state =
              new FormState(
                  workflow,
                  visit.channel(),
                  visit.thread(),
                  List.of(),
                  id,
                  visitor.person().language(),
                  false);
          if (views.open(visit, ButtonForm.of(action, state)).isEmpty())
            replies.say(Label.FORM_EXPIRED, visitor);
        });
  }

  private Answer act(String id, Visitor visitor) {
    var caller = visitor.caller(false);
    var press = desks.buttons().read(id, caller.community());
    if (press.isEmpty()) return foreign(visitor);
    if (press.get().action().begins()
        && doorkeeper.enter(visitor, Optional.empty()) instanceof Entry.Closed(var why))
      return FormListener.refused(why, visitor);
    return desks.results().press(press.get(), caller);
  }

  static Answer foreign(Visitor visitor) {
    log.atWarn()
        .addKeyValue("visit", visitor.visit().key())
        .addKeyValue("community", visitor.community().value())
        .addKeyValue("member", visitor.visit().user())
        .log("a button that was not made here");
    return Answer.refused(visitor.words().controls().say(Label.FOREIGN_BUTTON));
  }
}
