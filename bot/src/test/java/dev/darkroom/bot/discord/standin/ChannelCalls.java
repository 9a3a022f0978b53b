package dev.darkroom.bot.discord.standin;

import dev.darkroom.bot.standin.Json;
import java.util.Comparator;
import java.util.List;

/// What the bot does with its own token in channels: messages, threads, direct conversations.
final class ChannelCalls {
  private static final String MESSAGES = "/channels/{channel_id}/messages";
  private static final String MESSAGE = MESSAGES + "/{message_id}";

  private final StandInDiscord discord;

  ChannelCalls(StandInDiscord discord) {
    this.discord = discord;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET /channels/{channel_id}", call -> Answer.ok(channel(call).json())),
        Route.of("PATCH /channels/{channel_id}", this::change),
        Route.of("GET " + MESSAGES, this::history),
        Route.of("POST " + MESSAGES, this::send),
        Route.of("GET " + MESSAGE, call -> Answer.ok(message(call).json())),
        Route.of("PATCH " + MESSAGE, this::edit),
        Route.of("DELETE " + MESSAGE, this::delete),
        Route.of("POST " + MESSAGE + "/threads", this::openThreadOn),
        Route.of("POST /channels/{channel_id}/threads", this::openThread),
        Route.of("PUT /channels/{channel_id}/thread-members/@me", _ -> Answer.nothing()),
        Route.of("POST /channels/{channel_id}/typing", _ -> Answer.nothing()),
        Route.of("POST /users/@me/channels", this::direct));
  }

  private Channel channel(Call call) {
    var channel =
        discord
            .channel(call.part("channel_id"))
            .filter(it -> !it.isDeleted())
            .orElseThrow(Refusal::unknownChannel);
    boolean inside = channel.guild().map(Guild::hasBot).orElse(true);
    if (!inside || !may(channel, Permission.VIEW_CHANNEL)) throw Refusal.missingAccess();
    return channel;
  }

  private static boolean may(Channel channel, Permission permission) {
    return channel.guild().isEmpty() || (channel.botPermissions() & permission.bit()) != 0;
  }

  private Message message(Call call) {
    return channel(call).message(call.part("message_id")).orElseThrow(Refusal::unknownMessage);
  }

  private Answer send(Call call) {
    var channel = channel(call);
    var needed =
        channel.isThread() ? Permission.SEND_MESSAGES_IN_THREADS : Permission.SEND_MESSAGES;
    if (!may(channel, needed)) throw Refusal.missingPermissions();
    if (!call.files().isEmpty() && !may(channel, Permission.ATTACH_FILES))
      throw Refusal.missingPermissions();
    if (channel.isLocked()) throw new Refusal(400, 160005, "This thread is locked");
    if (channel.recipient().filter(it -> !it.takesDirectMessages()).isPresent())
      throw new Refusal(403, 50007, "Cannot send messages to this user");
    var message = discord.messages().send(channel, call);
    if (channel.isArchived()) channel.unarchive();
    return Answer.ok(message.json());
  }

  private Answer edit(Call call) {
    var message = message(call);
    if (message.channel().isArchived()) throw new Refusal(400, 50083, "Thread is archived");
    discord.messages().edit(message, call);
    return Answer.ok(message.json());
  }

  private Answer delete(Call call) {
    message(call).delete();
    return Answer.nothing();
  }

  private Answer history(Call call) {
    var channel = channel(call);
    if (!may(channel, Permission.READ_MESSAGE_HISTORY)) return Answer.ok(Json.array());
    int limit = Integer.parseInt(call.query().getOrDefault("limit", "50"));
    long after = Long.parseUnsignedLong(call.query().getOrDefault("after", "0"));
    var latest =
        channel.messages().stream()
            .filter(it -> Long.parseUnsignedLong(it.id()) > after)
            .sorted(Comparator.comparing(Message::id).reversed())
            .limit(limit)
            .map(Message::json)
            .toList();
    return Answer.ok(Json.array(latest));
  }

  private Answer openThreadOn(Call call) {
    var message = message(call);
    var parent = message.channel();
    checkThreads(parent);
    // One for each message, with the message's id.
    if (discord.channel(message.id()).isPresent())
      throw new Refusal(400, 160004, "A thread has already been created for this message");
    return opened(parent.thread(message.id(), call.body().path("name").asText()));
  }

  private Answer openThread(Call call) {
    var parent = channel(call);
    checkThreads(parent);
    return opened(parent.thread(discord.ids().next(), call.body().path("name").asText()));
  }

  private static void checkThreads(Channel parent) {
    if (parent.guild().isEmpty() || parent.isThread())
      throw new Refusal(400, 50024, "Cannot execute action on this channel type");
    if (!may(parent, Permission.CREATE_PUBLIC_THREADS)) throw Refusal.missingPermissions();
  }

  private static Answer opened(Channel thread) {
    thread.guild().orElseThrow().add(thread);
    return new Answer(201, thread.json());
  }

  private Answer change(Call call) {
    var channel = channel(call);
    var archived = call.body().path("archived");
    if (archived.isBoolean() && archived.asBoolean()) channel.archive();
    if (archived.isBoolean() && !archived.asBoolean()) channel.unarchive();
    return Answer.ok(channel.json());
  }

  private Answer direct(Call call) {
    var person =
        discord
            .personById(call.body().path("recipient_id").asText())
            .orElseThrow(() -> new Refusal(404, 10013, "Unknown User"));
    return Answer.ok(person.direct().json());
  }
}
