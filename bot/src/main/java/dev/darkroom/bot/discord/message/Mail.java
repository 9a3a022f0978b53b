package dev.darkroom.bot.discord.message;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.entities.Message.MessageFlag;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.AttachedFile;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/// Posts and changes messages by nothing but ids. JDA's public methods want channels that are in
/// its cache, where archived threads and other people's direct messages are not; its requester,
/// which keeps rate limits, is used all the same. This is the one place that touches JDA's
/// internals.
///
/// Every method blocks, and throws [net.dv8tion.jda.api.exceptions.ErrorResponseException] with
/// what Discord says against it.
final class Mail {
  private static final String ORIGINAL = "@original";
  private static final int PUBLIC_THREAD = 11;
  private static final int ARCHIVED_AFTER_MINUTES = 24 * 60;
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final Supplier<JDA> session;

  /// @param session any that is logged in
  Mail(Supplier<JDA> session) {
    this.session = session;
  }

  /// Changes the first answer to an interaction. Repeating it changes nothing.
  ///
  /// @return the message's id
  String editOriginal(String token, Letter letter) {
    return edit(Route.Interactions.EDIT_FOLLOWUP.compile(application(), token, ORIGINAL), letter);
  }

  void deleteOriginal(String token) {
    call(Route.Interactions.DELETE_FOLLOWUP.compile(application(), token, ORIGINAL), null);
  }

  /// One more answer to an interaction, for the one who asked alone.
  void whisper(String token, Letter letter) {
    try (var data = create(letter)) {
      var json = data.toData();
      json.put("flags", json.getInt("flags", 0) | MessageFlag.EPHEMERAL.getValue());
      var _ =
          call(
              Route.Interactions.CREATE_FOLLOWUP.compile(application(), token),
              body(data.getAllDistinctFiles(), json));
    }
  }

  /// Posts in a channel. Within minutes, the same nonce posts once.
  ///
  /// @param answered the message that it answers, if that one still stands
  String post(String channel, String nonce, Optional<String> answered, Letter letter) {
    try (var data = create(letter)) {
      var json = data.toData().put("nonce", nonce).put("enforce_nonce", true);
      answered.ifPresent(message ->
          json.put(
              "message_reference",
              DataObject.empty().put("message_id", message).put("fail_if_not_exists", false)));
      return call(
              Route.Messages.SEND_MESSAGE.compile(channel), body(data.getAllDistinctFiles(), json))
          .getString("id");
    }
  }

  String edit(String channel, String message, Letter letter) {
    return edit(Route.Messages.EDIT_MESSAGE.compile(channel, message), letter);
  }

  void delete(String channel, String message) {
    call(Route.Messages.DELETE_MESSAGE.compile(channel, message), null);
  }

  /// The newest of our own messages in a channel, as Discord sends them.
  List<DataObject> ours(String channel) {
    var self = session.get().getSelfUser().getId();
    var route = Route.Messages.GET_MESSAGE_HISTORY.compile(channel).withQueryParams("limit", "50");
    var found =
        new RestActionImpl<DataArray>(
                session.get(), route, (RequestBody) null, (response, _) -> response.getArray())
            .complete();
    var ours = new ArrayList<DataObject>();
    for (int i = 0; i < found.length(); i++) {
      var message = found.getObject(i);
      if (message.getObject("author").getString("id").equals(self)) ours.add(message);
    }
    return ours;
  }

  /// Opens a public thread in a channel.
  ///
  /// @return the thread's id
  String openThread(String channel, String name) {
    var body =
        DataObject.empty()
            .put("name", name)
            .put("type", PUBLIC_THREAD)
            .put("auto_archive_duration", ARCHIVED_AFTER_MINUTES);
    return call(Route.Channels.CREATE_THREAD.compile(channel), body(Set.of(), body))
        .getString("id");
  }

  /// The channel of direct messages with a person.
  String directChannel(String user) {
    var body = DataObject.empty().put("recipient_id", user);
    return call(Route.Self.CREATE_PRIVATE_CHANNEL.compile(), body(Set.of(), body)).getString("id");
  }

  private String edit(Route.CompiledRoute route, Letter letter) {
    var builder = fill(new MessageEditBuilder(), letter).setReplace(true);
    try (var data = builder.build()) {
      return call(route, body(data.getAllDistinctFiles(), data.toData())).getString("id");
    }
  }

  private static MessageCreateData create(Letter letter) {
    return fill(new MessageCreateBuilder(), letter).build();
  }

  private static <R extends MessageRequest<R>> R fill(R builder, Letter letter) {
    var filled =
        builder
            .useComponentsV2(letter.v2())
            .setComponents(letter.components())
            .setAllowedMentions(EnumSet.noneOf(MentionType.class));
    if (!letter.v2()) filled = filled.setContent(letter.content());
    if (!letter.files().isEmpty()) filled = filled.setFiles(letter.files());
    return letter.mention().isPresent() ? filled.mentionUsers(letter.mention().get()) : filled;
  }

  private static RequestBody body(Set<? extends AttachedFile> files, DataObject json) {
    var payload = RequestBody.create(json.toJson(), JSON);
    return files.isEmpty() ? payload : AttachedFile.createMultipartBody(files, payload).build();
  }

  private DataObject call(Route.CompiledRoute route, @Nullable RequestBody body) {
    return new RestActionImpl<DataObject>(
            session.get(),
            route,
            body,
            (response, _) -> response.optObject().orElseGet(DataObject::empty))
        .complete();
  }

  private String application() {
    return session.get().getSelfUser().getApplicationId();
  }
}
