package dev.darkroom.bot.slack.standin;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Something that somebody did, or that happened, on its way to the bot.
public final class Interaction {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String kind;
  private final ObjectNode payload;
  private final Optional<Person> person;
  private final Consumer<JsonNode> then;
  private final AtomicInteger deliveries = new AtomicInteger();
  private final AtomicInteger acknowledgements = new AtomicInteger();
  private volatile String envelopeId;
  private volatile long sentNanos;
  private volatile long ackNanos;
  private volatile JsonNode ack = MissingNode.getInstance();

  /// @param kind `slash_commands`, `interactive` or `events_api`
  /// @param then what the client does with the acknowledgement
  Interaction(
      String kind,
      ObjectNode payload,
      Optional<Person> person,
      String envelopeId,
      Consumer<JsonNode> then) {
    this.kind = kind;
    this.payload = payload;
    this.person = person;
    this.envelopeId = envelopeId;
    this.then = then;
  }

  String kind() {
    return kind;
  }

  public ObjectNode payload() {
    return payload;
  }

  public Optional<Person> person() {
    return person;
  }

  public String triggerId() {
    return payload.path("trigger_id").asText();
  }

  public String responseUrl() {
    return payload.path("response_url").asText();
  }

  String envelopeId() {
    return envelopeId;
  }

  void envelopeId(String other) {
    envelopeId = other;
  }

  void sent() {
    deliveries.incrementAndGet();
    if (sentNanos == 0) sentNanos = System.nanoTime();
  }

  /// How often it was delivered.
  public int deliveries() {
    return deliveries.get();
  }

  void acknowledged(JsonNode answer) {
    if (acknowledgements.getAndIncrement() > 0) return;
    ackNanos = System.nanoTime() - sentNanos;
    ack = answer;
    then.accept(answer);
  }

  public boolean isAcknowledged() {
    return acknowledgements.get() > 0;
  }

  /// How often it was acknowledged.
  public int acknowledgements() {
    return acknowledgements.get();
  }

  /// What came with the acknowledgement.
  public JsonNode ack() {
    return ack;
  }

  /// From its sending to the acknowledgement.
  public long ackNanos() {
    return ackNanos;
  }

  /// Waits for the acknowledgement.
  public Interaction awaitAck() {
    await().atMost(PATIENCE).until(this::isAcknowledged);
    return this;
  }

  @Override
  public String toString() {
    return kind + " " + payload;
  }
}
