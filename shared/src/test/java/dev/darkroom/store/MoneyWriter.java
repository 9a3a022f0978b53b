package dev.darkroom.store;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.InMemoryPlans;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Money;
import dev.darkroom.credit.Quotas.Spend;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;

/// A program that moves credits as fast as it can until it is killed. Each settlement that was made
/// durable is acknowledged by a line `<hold> <charged>`.
///
/// Arguments: address, user, name of the run, file for the lines (left out: standard output).
final class MoneyWriter {
  private static final int THREADS = 8;
  private static final CommunityId COMMUNITY = new CommunityId("discord:crash");

  private MoneyWriter() {}

  @SuppressWarnings("SystemOut") // The parent reads it.
  public static void main(String[] arguments) throws Exception {
    var out =
        arguments.length > 3
            ? new PrintStream(Files.newOutputStream(Path.of(arguments[3])), true)
            : System.out;
    var database = Database.open(new DatabaseSettings(arguments[0], arguments[1], "", THREADS + 2));
    var money = JdbcMoney.on(database, ManualClock.at("2026-11-24T12:00:00Z"));
    money.plans().assign(COMMUNITY, InMemoryPlans.UNLIMITED.id(), "operator");
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      var _ =
          Thread.ofPlatform().start(() -> write(database, money, arguments[2] + "-" + thread, out));
    }
    // Standard input ends with the parent: nobody is left behind when the parent dies.
    var _ = System.in.transferTo(OutputStream.nullOutputStream());
    Runtime.getRuntime().halt(0);
  }

  private static void write(Database database, Money money, String name, PrintStream out) {
    var random = new Random(name.hashCode());
    for (int i = 0; ; i++) {
      var id = new HoldId(name + "-" + i);
      var member = new MemberId(COMMUNITY, "member" + random.nextInt(50));
      var price = Credits.of(1 + random.nextInt(100));
      var charged = Credits.of(random.nextInt((int) price.amount() + 1));
      database.runInOne(() -> {
        var _ =
            money
                .quotas()
                .reserve(id, new Spend(member, Set.of(), "c", "veo", price, Dollars.NONE));
        var _ = money.ledger().hold(id, member, price);
      });
      database.runInOne(() -> {
        money.quotas().settle(id, charged, Dollars.NONE);
        var _ = money.ledger().settle(id, charged);
      });
      database.makeDurable();
      out.println(id.value() + " " + charged.amount());
    }
  }
}
