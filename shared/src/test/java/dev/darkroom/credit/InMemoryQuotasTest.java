package dev.darkroom.credit;

final class InMemoryQuotasTest extends QuotasContract {
  @Override
  protected Money newMoney(ManualClock clock) {
    return Money.inMemory(clock);
  }
}
