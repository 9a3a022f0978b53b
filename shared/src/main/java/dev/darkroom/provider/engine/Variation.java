package dev.darkroom.provider.engine;

import dev.darkroom.provider.engine.look.Step;
import java.util.SplittableRandom;

/// Makes every seed its own take: each step a little weaker or stronger.
final class Variation {
  private static final double REACH = 0.2;

  private final SplittableRandom random;

  Variation(long seed) {
    random = new SplittableRandom(seed ^ 0x5DEECE66DL);
  }

  Step of(Step step) {
    return step.times(1 + REACH * random.nextDouble(-1, 1));
  }
}
