package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.Money;
import dev.darkroom.credit.QuotasContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

final class JdbcQuotasOnH2Test extends QuotasContract {
  private static final Database DATABASE = Database.open(TestDatabases.h2());

  @Override
  protected Money newMoney(ManualClock clock) {
    return JdbcMoney.on(DATABASE, clock);
  }

  @AfterEach
  void theBooksAreRight() {
    assertThat(Invariants.check(DATABASE)).isEmpty();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }
}
