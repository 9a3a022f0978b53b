package dev.darkroom.bot.cli;

import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `darkroom plan`.
@Command(name = "plan", description = "Show your plan, what is left of it and when it renews.")
final class PlanCommand extends ShortCommand {
  @Option(
      names = "--set",
      paramLabel = "PLAN",
      description = "Give yourself another plan: whose machine it is, moderates.")
  private @Nullable String chosen;

  @Override
  public Integer call() {
    try (var session = Session.open(shared)) {
      var member = session.requester().member();
      if (chosen != null) assign(session, member, chosen);
      var plan = session.bot().plans().of(member);
      var pool = session.bot().plans().of(member.community());
      var balance = session.bot().ledger().balance(member);
      if (shared.json()) {
        var document =
            document()
                .put("plan", plan.id())
                .put("name", plan.name())
                .put("monthly", plan.monthly().amount())
                .put("unlimited", plan.unlimited())
                .put("weight", session.bot().plans().weight(member))
                .put("left", balance.allowance().amount())
                .put("renewsAt", balance.allowanceExpiresAt().toString());
        pool.ifPresent(of -> document.put("poolPlan", of.id()));
        print(document);
      } else {
        out()
            .println(
                plan.unlimited()
                    ? "  %s: no ceiling; heavy use waits longer.".formatted(plan.name())
                    : "  %s: %s credits a month, %s left, renewed on %s."
                        .formatted(
                            plan.name(),
                            plan.monthly(),
                            balance.allowance(),
                            balance.allowanceExpiresAt().toString().substring(0, 10)));
        pool.ifPresent(
            of -> out().println("  The community's pool is filled by plan " + of.name() + "."));
        var others =
            session.bot().plans().all().stream()
                .filter(other -> !other.id().equals(plan.id()))
                .map(other -> other.name())
                .toList();
        out().println("  There are also: " + String.join(", ", others) + ".");
      }
      out().flush();
      return ExitCode.OK.code();
    }
  }

  private static void assign(Session session, MemberId member, String plan) {
    var plans = session.bot().plans();
    if (plans.find(plan).isEmpty())
      throw new CommandException(
          ExitCode.INPUT,
          "There is no plan “%s”; there are %s."
              .formatted(plan, String.join(", ", plans.all().stream().map(Plan::id).toList())));
    plans.assign(member, plan, member.id());
  }
}
