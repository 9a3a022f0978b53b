package dev.darkroom.bot.wiring;

import dev.darkroom.catalog.Configuration;
import dev.darkroom.credit.AuditLog;
import dev.darkroom.credit.CommunityPolicies;
import dev.darkroom.credit.Ledger;
import dev.darkroom.credit.Plans;
import dev.darkroom.credit.Quotas;
import dev.darkroom.credit.link.LinkedLedger;
import dev.darkroom.credit.link.LinkedPlans;
import dev.darkroom.credit.link.LinkedPolicies;
import dev.darkroom.credit.link.LinkedQuotas;
import dev.darkroom.store.Database;
import dev.darkroom.store.JdbcCommunityPolicies;
import dev.darkroom.store.JdbcLedger;
import dev.darkroom.store.JdbcLinks;
import dev.darkroom.store.JdbcPlans;
import dev.darkroom.store.JdbcQuotas;
import java.time.InstantSource;

/// All that counts credits. Communities and members that are linked have one of everything here,
/// whichever platform speaks of them.
record Money(
    JdbcLinks links, CommunityPolicies policies, Plans plans, Ledger ledger, Quotas quotas) {
  static Money in(
      Database database, AuditLog audit, Configuration configuration, InstantSource clock) {
    var settings = configuration.settings();
    var links = new JdbcLinks(database, settings.communities().linked());
    var policies = new JdbcCommunityPolicies(database, audit, settings.credits().zone());
    var plans = new JdbcPlans(database, audit, configuration.plans());
    return new Money(
        links,
        new LinkedPolicies(policies, links),
        new LinkedPlans(plans, links),
        new LinkedLedger(new JdbcLedger(database, plans, policies, audit, clock), links),
        new LinkedQuotas(new JdbcQuotas(database, policies, audit, clock), links));
  }
}
