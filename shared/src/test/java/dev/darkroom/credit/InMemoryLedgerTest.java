package dev.darkroom.credit;

final class InMemoryLedgerTest extends LedgerContract {
  @Override
  protected Money newMoney(ManualClock clock) {
    return Money.inMemory(clock);
  }
}
