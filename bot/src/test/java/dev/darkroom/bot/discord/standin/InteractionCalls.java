package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.List;
import java.util.Objects;

/// How the bot answers interactions: first by the callback, then by the interaction's webhook.
final class InteractionCalls {
  private static final String WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}";

  private static final int MESSAGE = 4;
  private static final int DEFERRED_MESSAGE = 5;
  private static final int DEFERRED_EDIT = 6;
  private static final int EDIT = 7;
  private static final int CHOICES = 8;
  private static final int FORM = 9;

  private static final int FORM_SENT = 5;
  private static final int TYPING = 4;

  private final StandInDiscord discord;

  InteractionCalls(StandInDiscord discord) {
    this.discord = discord;
  }

  List<Route> routes() {
    return List.of(
        Route.of(
            "POST /interactions/{interaction_id}/{interaction_token}/callback", this::callback),
        Route.of("POST " + WEBHOOK, this::followUp),
        Route.of("GET " + WEBHOOK + "/messages/@original", this::get),
        Route.of("PATCH " + WEBHOOK + "/messages/@original", this::edit),
        Route.of("DELETE " + WEBHOOK + "/messages/@original", this::delete),
        Route.of("GET " + WEBHOOK + "/messages/{message_id}", this::get),
        Route.of("PATCH " + WEBHOOK + "/messages/{message_id}", this::edit),
        Route.of("DELETE " + WEBHOOK + "/messages/{message_id}", this::delete));
  }

  private Answer callback(Call call) {
    var interaction =
        discord
            .interaction(call.part("interaction_token"))
            .filter(it -> it.id().equals(call.part("interaction_id")))
            .filter(it -> !it.isTooLate() || it.isAnswered())
            .orElseThrow(() -> new Refusal(404, 10062, "Unknown interaction"));
    var data = call.body().path("data");
    int type = call.body().path("type").asInt();
    check(interaction, type);
    if (isMessage(type)) discord.messages().rules().check(data, call.files(), flags(data));
    if (!interaction.answer(call.body(), call.arrivedNanos()))
      throw new Refusal(400, 40060, "Interaction has already been acknowledged.");
    take(interaction, type, data, call);
    if (!"true".equals(call.query().get("with_response"))) return Answer.nothing();
    return Answer.ok(response(interaction, type));
  }

  private static boolean isMessage(int type) {
    return type == MESSAGE || type == EDIT;
  }

  private static void check(Interaction interaction, int type) {
    int kind = interaction.payload().path("type").asInt();
    boolean fits =
        switch (type) {
          case MESSAGE, DEFERRED_MESSAGE -> kind != TYPING;
          case DEFERRED_EDIT, EDIT -> interaction.source().isPresent();
          case CHOICES -> kind == TYPING;
          case FORM -> kind != TYPING && kind != FORM_SENT;
          default -> false;
        };
    if (!fits) throw Refusal.invalid("response type " + type + " to interaction type " + kind);
  }

  private void take(Interaction interaction, int type, JsonNode data, Call call) {
    var messages = discord.messages();
    boolean ephemeral = (flags(data) & Message.EPHEMERAL) != 0;
    switch (type) {
      case MESSAGE ->
          show(interaction, messages.create(interaction.channel(), data, call.files(), ephemeral));
      case DEFERRED_MESSAGE ->
          show(interaction, messages.thinking(interaction.channel(), ephemeral));
      case DEFERRED_EDIT -> interaction.source().ifPresent(interaction::show);
      case EDIT -> {
        var source = interaction.source().orElseThrow();
        messages.edit(source, data, call.files());
        interaction.show(source);
      }
      default -> {}
    }
  }

  private static int flags(JsonNode data) {
    return data.path("flags").asInt();
  }

  private void show(Interaction interaction, Message message) {
    sign(interaction, message);
    publish(interaction, message);
    interaction.show(message);
  }

  /// Shows it to everybody, or only to the one person.
  private static void publish(Interaction interaction, Message message) {
    if (message.isEphemeral()) interaction.person().see(message);
    else message.channel().add(message);
  }

  /// Says on the message what it answers.
  private void sign(Interaction interaction, Message message) {
    var json = message.now().json();
    var metadata =
        Json.object(
            "id", interaction.id(),
            "type", interaction.payload().path("type").asInt(),
            "user", interaction.person().json(),
            "authorizing_integration_owners",
                interaction.payload().path("authorizing_integration_owners"));
    var _ = json.put("webhook_id", discord.applicationId()).set("interaction_metadata", metadata);
  }

  private static ObjectNode response(Interaction interaction, int type) {
    var about =
        Json.object(
            "id", interaction.id(),
            "type", interaction.payload().path("type").asInt(),
            "response_message_loading", type == DEFERRED_MESSAGE,
            "response_message_ephemeral",
                interaction.originalNow().map(Message::isEphemeral).orElse(false));
    var resource = Json.object("type", type);
    interaction
        .originalNow()
        .ifPresent(message -> {
          about.put("response_message_id", message.id());
          var _ = resource.set("message", message.json());
        });
    return Json.object("interaction", about, "resource", resource);
  }

  /// The interaction behind a webhook, if it may be used now.
  private Interaction open(Call call) {
    var interaction =
        discord
            .interaction(call.part("webhook_token"))
            .filter(Interaction::isAnswered)
            .filter(_ -> call.part("webhook_id").equals(discord.applicationId()))
            .orElseThrow(Refusal::unknownWebhook);
    if (interaction.isExpired()) throw new Refusal(401, 50027, "Invalid Webhook Token");
    if (interaction.channel().isDeleted()) throw Refusal.unknownChannel();
    return interaction;
  }

  private Answer followUp(Call call) {
    var interaction = open(call);
    synchronized (interaction) {
      var original = interaction.originalNow();
      // The first message after "thinking…" takes its place.
      if (original.filter(it -> it.isLoading() && !it.isDeleted()).isPresent()) {
        discord.messages().edit(original.get(), call);
        return Answer.ok(original.get().json());
      }
      boolean ephemeral = (flags(call.body()) & Message.EPHEMERAL) != 0;
      var message = discord.messages().create(interaction.channel(), call, ephemeral);
      sign(interaction, message);
      interaction.follow(message);
      publish(interaction, message);
      return Answer.ok(message.json());
    }
  }

  private Message message(Call call) {
    var id = Objects.requireNonNullElse(call.parts().get("messageid"), "@original");
    return open(call)
        .message(id)
        .filter(message -> !message.isDeleted())
        .orElseThrow(Refusal::unknownMessage);
  }

  private Answer get(Call call) {
    return Answer.ok(message(call).json());
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
}
