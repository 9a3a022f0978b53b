package dev.darkroom.bot.slack;

import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Interaction;
import dev.darkroom.bot.slack.standin.Message;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.samples.Samples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A message with a picture, and what comes of it in its thread.
record ThreadOnSlack(Channel channel, Message parent) {
  /// Somebody posts a picture.
  static ThreadOnSlack begin(Channel channel, Person person) {
    return new ThreadOnSlack(
        channel, person.says(channel, "look", DarkroomOnSlack.photo(person, Samples.MOUNTAIN_DAY)));
  }

  static Map<String, Object> watercolour() {
    return Map.of(
        "prompt", "soft watercolour in warm evening light", "model", "darkroom", "seed", "7");
  }

  /// Somebody uses the shortcut on it, and sends the form.
  Interaction transform(Person person) {
    return transform(person, Map.of());
  }

  /// @param more what else is filled in
  Interaction transform(Person person, Map<String, Object> more) {
    var values = new HashMap<>(watercolour());
    values.putAll(more);
    var _ = person.shortcut(parent, "darkroom_transform").awaitAck();
    return person.submits(person.awaitView(), values).awaitAck();
  }

  /// The messages with the buttons of a result.
  List<Message> results() {
    return channel.thread(parent).stream()
        .filter(it -> !it.isDeleted() && it.buttons().contains("Again"))
        .toList();
  }

  Message awaitResult() {
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> !results().isEmpty());
    return results().getFirst();
  }

  /// Messages of the bot that show files.
  List<Message> uploads() {
    return channel.thread(parent).stream()
        .filter(it -> it.isFromBot() && !it.files().isEmpty())
        .toList();
  }
}
