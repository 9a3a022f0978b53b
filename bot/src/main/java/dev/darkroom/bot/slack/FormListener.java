package dev.darkroom.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.darkroom.bot.slack.Doorkeeper.Entry;
import dev.darkroom.bot.slack.form.ButtonForm;
import dev.darkroom.bot.slack.form.Filled;
import dev.darkroom.bot.slack.form.FormState;
import dev.darkroom.bot.slack.form.WishForm;
import dev.darkroom.bot.slack.web.Channels.Access;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Desks;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Shortcuts, and the forms that they, commands and buttons open.
final class FormListener {
  /// Of the shortcut that is not about a message.
  static final String GLOBAL = "darkroom_new";

  private static final Pattern PRICED = Pattern.compile("dr1\\.price\\..+");

  private final Intake intake;
  private final Replies replies;
  private final Views views;
  private final WishForm form;
  private final Doorkeeper doorkeeper;
  private final Wishes wishes;
  private final Desks desks;

  FormListener(
      Intake intake,
      Replies replies,
      Views views,
      WishForm form,
      Doorkeeper doorkeeper,
      Wishes wishes,
      Desks desks) {
    this.intake = intake;
    this.replies = replies;
    this.views = views;
    this.form = form;
    this.doorkeeper = doorkeeper;
    this.wishes = wishes;
    this.desks = desks;
  }

  void register(App app) {
    for (var shortcut : Shortcut.values())
      app.messageShortcut(
          shortcut.callbackId(),
          (request, context) -> {
            onMessage(request, shortcut);
            return context.ack();
          });
    app.globalShortcut(
        GLOBAL,
        (request, context) -> {
          open(Visit.of(request), Workflow.TRANSFORM, false, "", List.of());
          return context.ack();
        });
    app.viewSubmission(WishForm.CALLBACK, this::submitted);
    app.viewSubmission(
        ButtonForm.CALLBACK,
        (request, context) -> {
          buttonSubmitted(request);
          return context.ack();
        });
    app.blockAction(
        PRICED,
        (request, context) -> {
          priced(request.getPayload(), context);
          return context.ack();
        });
  }

  private void onMessage(MessageShortcutRequest request, Shortcut shortcut) {
    var visit = Visit.of(request);
    var found = SlackPictures.in(request.getPayload().getMessage());
    if (found.isEmpty()) intake.answer(visit, false, visitor -> refused(Label.NO_PICTURE, visitor));
    else open(visit, shortcut.workflow(), false, "", found);
  }

  /// Opens the form of a wish. Whether the bot may post there is found out while it is open, for
  /// the trigger does not wait.
  ///
  /// @param batch whether every picture is to be one of its own
  /// @param begun the prompt that it begins with
  void open(Visit visit, Workflow workflow, boolean batch, String begun, List<String> found) {
    intake.open(
        visit,
        visitor -> {
          var state =
              new FormState(
                  workflow,
                  visit.channel(),
                  visit.thread(),
                  found,
                  "",
                  visitor.person().language(),
                  batch);
          var community = visitor.community();
          var view = form.view(state, Filled.EMPTY, begun, Access.OPEN, community);
          var opened = views.open(visit, view);
          if (opened.isEmpty()) {
            replies.say(Label.FORM_EXPIRED, visitor);
            return;
          }
          var access = doorkeeper.access(visit);
          if (access != Access.OPEN)
            views.update(
                visit.team(),
                opened.get().getId(),
                opened.get().getHash(),
                form.view(state, Filled.EMPTY, begun, access, community));
        });
  }

  /// Something changed that the price depends on.
  private void priced(BlockActionPayload payload, Context context) {
    View view = payload.getView();
    var state =
        view == null ? Optional.<FormState>empty() : FormState.read(view.getPrivateMetadata());
    if (state.isEmpty()) return;
    var team = Visit.team(context, payload.getTeam() == null ? null : payload.getTeam().getId());
    intake.aside(() -> {
      var filled = Filled.read(view);
      var access = WishForm.asked(view);
      views.update(
          team,
          view.getId(),
          view.getHash(),
          form.view(state.get(), filled, "", access, Presence.community(team)));
    });
  }

  private Response submitted(
      ViewSubmissionRequest request,
      com.slack.api.bolt.context.builtin.ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    var read = FormState.read(view.getPrivateMetadata());
    if (read.isEmpty()) return context.ack();
    var filled = Filled.read(view);
    var state = read.get();
    if (filled.lacksPictures(state)) return context.ackWithErrors(filled.noPictures(state.words()));
    intake.answer(
        Visit.of(request, filled.at(state)),
        false,
        visitor -> wishes.take(filled.wanted(state), filled.where(), state.batch(), visitor));
    return context.ack();
  }

  private void buttonSubmitted(ViewSubmissionRequest request) {
    View view = request.getPayload().getView();
    var read = FormState.read(view.getPrivateMetadata());
    if (read.isEmpty()) return;
    var state = read.get();
    var typed = Filled.read(view).prompt();
    intake.answer(Visit.of(request, state), false, visitor -> press(state, typed, visitor));
  }

  private Answer press(FormState state, String typed, Visitor visitor) {
    var caller = visitor.caller(false);
    var read = desks.buttons().read(state.button(), caller.community());
    if (read.isEmpty()) return PressListener.foreign(visitor);
    var press = read.get();
    if (press.action().begins()
        && doorkeeper.enter(visitor, Optional.empty()) instanceof Entry.Closed(var why))
      return refused(why, visitor);
    return switch (press.action()) {
      case APPROVE -> desks.results().approve(press, typed, caller);
      case EDIT -> desks.results().goOn(press, Workflow.EDIT, typed, caller);
      case ANIMATE -> desks.results().goOn(press, Workflow.ANIMATE, typed, caller);
      case AGAIN, VARY, UPSCALE, COMPARE, INFO, DELETE, CANCEL, CONFIRM, SHOW, CANCEL_ALL ->
          PressListener.foreign(visitor);
    };
  }

  static Answer refused(Label label, Visitor visitor) {
    return Answer.refused(visitor.words().controls().say(label));
  }
}
