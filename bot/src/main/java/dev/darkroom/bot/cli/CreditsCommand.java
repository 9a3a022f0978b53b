package dev.darkroom.bot.cli;

import picocli.CommandLine.Command;

/// `darkroom credits`.
@Command(name = "credits", description = "Show your balance and the newest bookings.")
final class CreditsCommand extends ShortCommand {
  private static final int BOOKINGS = 10;

  @Override
  public Integer call() {
    try (var session = Session.open(shared)) {
      var member = session.requester().member();
      var balance = session.bot().ledger().balance(member);
      var bookings = session.bot().ledger().statement(member, BOOKINGS);
      if (shared.json()) {
        var document = document();
        document.set("balance", JsonReport.of(balance));
        var list = document.putArray("bookings");
        for (var booking : bookings)
          list.addObject()
              .put("at", booking.at().toString())
              .put("kind", booking.kind())
              .put("amount", booking.amount())
              .put("memo", booking.memo());
        print(document);
      } else {
        transcript().balance(balance);
        for (var booking : bookings)
          out()
              .printf(
                  "    %s  %+,d  %s %s%n",
                  booking.at().toString().substring(0, 16),
                  booking.amount(),
                  booking.kind(),
                  booking.memo());
        out().flush();
      }
      return ExitCode.OK.code();
    }
  }
}
