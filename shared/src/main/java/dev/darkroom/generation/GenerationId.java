package dev.darkroom.generation;

import dev.darkroom.credit.HoldId;

/// The number of a generation, counted up per installation. People read it as `#123`.
public record GenerationId(long value) {
  public GenerationId {
    if (value <= 0) throw new IllegalArgumentException("not a generation id: " + value);
  }

  /// The id of the credit hold that pays for it.
  public HoldId hold() {
    return new HoldId("generation:" + value);
  }

  /// The key under which attempt `attempt` is submitted to a provider.
  public String providerKey(int attempt) {
    return "darkroom-" + value + "-" + attempt;
  }

  /// The key under which its result is delivered; a surface that saw it before does nothing.
  public String deliveryKey() {
    return "generation-" + value;
  }

  /// The id in the media store of its reference number `index`, counted from 0.
  public String referenceMedia(int index) {
    return value + "/ref-" + (index + 1);
  }

  /// The id in the media store of its output number `index`, counted from 0.
  public String outputMedia(int index) {
    return value + "/out-" + (index + 1);
  }

  @Override
  public String toString() {
    return "#" + value;
  }
}
