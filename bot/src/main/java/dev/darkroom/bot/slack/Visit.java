package dev.darkroom.bot.slack;

import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.GlobalShortcutRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.view.View;
import dev.darkroom.bot.slack.form.FormState;
import org.jspecify.annotations.Nullable;

/// Who did something, and where, as Slack says it.
///
/// @param key names what was done for ever: the same when Slack sends it again, whatever ids the
///   delivery has
/// @param team id of the workspace; of the organisation where the app is installed in all of it
/// @param user id of the one who did it
/// @param channel id of the conversation; empty where there is none
/// @param thread time stamp of the thread's parent; empty outside threads
/// @param responseUrl for answers that only the one who asks sees; empty where there is none
/// @param trigger opens one form within three seconds; empty where there is none
record Visit(
    String key,
    String team,
    String user,
    String channel,
    String thread,
    String responseUrl,
    String trigger) {
  static Visit of(SlashCommandRequest request) {
    var payload = request.getPayload();
    return new Visit(
        "slack-command-" + payload.getTriggerId(),
        team(request.getContext(), payload.getTeamId()),
        payload.getUserId(),
        text(payload.getChannelId()),
        "",
        text(payload.getResponseUrl()),
        text(payload.getTriggerId()));
  }

  static Visit of(GlobalShortcutRequest request) {
    var payload = request.getPayload();
    var team = payload.getTeam();
    return new Visit(
        "slack-shortcut-" + payload.getTriggerId(),
        team(request.getContext(), team == null ? null : team.getId()),
        payload.getUser().getId(),
        "",
        "",
        "",
        text(payload.getTriggerId()));
  }

  static Visit of(MessageShortcutRequest request) {
    var payload = request.getPayload();
    var team = payload.getTeam();
    var message = payload.getMessage();
    var thread = message == null ? "" : text(message.getThreadTs());
    return new Visit(
        "slack-shortcut-" + payload.getTriggerId(),
        team(request.getContext(), team == null ? null : team.getId()),
        payload.getUser().getId(),
        payload.getChannel() == null ? "" : text(payload.getChannel().getId()),
        thread.isEmpty() ? text(payload.getMessageTs()) : thread,
        text(payload.getResponseUrl()),
        text(payload.getTriggerId()));
  }

  /// A press of a button: what does not change is the message, the button, who and when.
  static Visit of(BlockActionRequest request) {
    var payload = request.getPayload();
    var team = payload.getTeam();
    var container = payload.getContainer();
    var message = payload.getMessage();
    var action = payload.getActions().getFirst();
    var at = container == null ? "" : text(container.getMessageTs()) + text(container.getViewId());
    var own = message == null ? "" : text(message.getTs());
    var thread = message == null ? "" : text(message.getThreadTs());
    return new Visit(
        "slack-press-%s-%s-%s".formatted(at, payload.getUser().getId(), text(action.getActionTs())),
        team(request.getContext(), team == null ? null : team.getId()),
        payload.getUser().getId(),
        payload.getChannel() == null ? "" : text(payload.getChannel().getId()),
        thread.isEmpty() ? own : thread,
        text(payload.getResponseUrl()),
        text(payload.getTriggerId()));
  }

  /// A form is sent once: its id stays the same however often it is delivered.
  static Visit of(ViewSubmissionRequest request, FormState state) {
    var payload = request.getPayload();
    var team = payload.getTeam();
    View view = payload.getView();
    return new Visit(
        "slack-form-" + view.getId(),
        team(request.getContext(), team == null ? null : team.getId()),
        payload.getUser().getId(),
        state.channel(),
        state.thread(),
        "",
        text(payload.getTriggerId()));
  }

  static Visit of(AppMentionEvent event, Context context) {
    var thread = text(event.getThreadTs());
    return new Visit(
        "slack-mention-%s-%s".formatted(event.getChannel(), event.getTs()),
        team(context, event.getTeam()),
        text(event.getUser()),
        event.getChannel(),
        thread.isEmpty() ? event.getTs() : thread,
        "",
        "");
  }

  /// The workspace where the app is installed, which a guest's own may not be.
  static String team(Context context, @Nullable String said) {
    var installed = text(context.getTeamId());
    if (!installed.isEmpty()) return installed;
    var team = text(said);
    return team.isEmpty() ? text(context.getEnterpriseId()) : team;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
