package dev.darkroom.bot.discord.standin;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that a person did and that the bot must answer: a command, a button, a form.
public final class Interaction {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration FIRST_ANSWER_WITHIN = Duration.ofSeconds(3);
  private static final Duration LIFE = Duration.ofMinutes(15);

  private final Person person;
  private final Channel channel;
  private final ObjectNode payload;
  private final @Nullable Message source;
  private final List<Message> followUps = new ArrayList<>();
  private volatile long sentNanos;
  private volatile long answeredNanos;
  private volatile @Nullable JsonNode callback;
  private volatile @Nullable Message original;
  private volatile boolean expired;

  /// @param source the message that the button stood on
  Interaction(Person person, Channel channel, ObjectNode payload, @Nullable Message source) {
    this.person = person;
    this.channel = channel;
    this.payload = payload;
    this.source = source;
  }

  public String id() {
    return payload.path("id").asText();
  }

  String token() {
    return payload.path("token").asText();
  }

  public Person person() {
    return person;
  }

  public Channel channel() {
    return channel;
  }

  ObjectNode payload() {
    return payload;
  }

  Optional<Message> source() {
    return Optional.ofNullable(source);
  }

  void sent() {
    sentNanos = System.nanoTime();
  }

  /// The token is worth nothing from now on, as after a quarter of an hour.
  public void expire() {
    expired = true;
  }

  boolean isExpired() {
    return expired || System.nanoTime() - sentNanos > LIFE.toNanos();
  }

  boolean isTooLate() {
    return System.nanoTime() - sentNanos > FIRST_ANSWER_WITHIN.toNanos();
  }

  /// Notes the bot's first answer.
  ///
  /// @return false if there was one already
  synchronized boolean answer(JsonNode body, long arrivedNanos) {
    if (callback != null) return false;
    answeredNanos = arrivedNanos;
    callback = body;
    return true;
  }

  void show(Message message) {
    original = message;
  }

  synchronized void follow(Message message) {
    followUps.add(message);
  }

  /// The first answer, if there is one yet.
  public Optional<Message> originalNow() {
    return Optional.ofNullable(original);
  }

  synchronized Optional<Message> message(String messageId) {
    if (messageId.equals("@original")) return originalNow();
    var first = originalNow().filter(it -> it.id().equals(messageId));
    return first.or(() -> followUps.stream().filter(it -> it.id().equals(messageId)).findFirst());
  }

  /// Whether the bot let the three seconds pass.
  public boolean isLost() {
    return !isAnswered() && isTooLate();
  }

  public boolean isAnswered() {
    return callback != null;
  }

  /// Waits for the bot's first answer.
  public Interaction awaitAnswer() {
    // Waiting begins with a pause.
    if (!isAnswered())
      await("an answer to " + payload.path("data")).atMost(PATIENCE).until(this::isAnswered);
    return this;
  }

  /// Time from sending the event to the arrival of the answer.
  public Duration answerTime() {
    return Duration.ofNanos(awaitAnswer().answeredNanos - sentNanos);
  }

  /// Discord's number for the kind of the first answer: 4 message, 5 and 6 deferred, 7 edit, 8
  /// choices, 9 form.
  public int answerType() {
    return Objects.requireNonNull(awaitAnswer().callback).path("type").asInt();
  }

  /// Waits until a message stands there that is more than "thinking…".
  public Message reply() {
    await("a reply to " + payload.path("data"))
        .atMost(PATIENCE)
        .until(() -> original != null && !original.isLoading());
    return Objects.requireNonNull(original);
  }

  /// Messages after the first, oldest first.
  public synchronized List<Message> followUps() {
    return List.copyOf(followUps);
  }

  /// The form that the bot opens.
  public Form form() {
    var data = data(9);
    return new Form(this, data);
  }

  /// What the bot suggests while a person types.
  public List<JsonNode> choices() {
    var choices = new ArrayList<JsonNode>();
    data(8).path("choices").forEach(choices::add);
    return choices;
  }

  private JsonNode data(int type) {
    if (answerType() != type) throw new AssertionError("not of type " + type + ": " + callback);
    return Objects.requireNonNull(callback).path("data");
  }
}
