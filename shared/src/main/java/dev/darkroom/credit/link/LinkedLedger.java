package dev.darkroom.credit.link;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.Ledger;
import dev.darkroom.credit.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A ledger in which linked members have one account.
public final class LinkedLedger implements Ledger {
  private final Ledger ledger;
  private final Links links;

  public LinkedLedger(Ledger ledger, Links links) {
    this.ledger = ledger;
    this.links = links;
  }

  @Override
  public HoldResult hold(HoldId id, MemberId member, Credits amount) {
    return ledger.hold(id, links.of(member), amount);
  }

  @Override
  public EndResult settle(HoldId id, Credits actual) {
    return ledger.settle(id, actual);
  }

  @Override
  public EndResult release(HoldId id) {
    return ledger.release(id);
  }

  @Override
  public Balance balance(MemberId member) {
    return ledger.balance(links.of(member));
  }

  @Override
  public void grant(
      String key,
      Beneficiary to,
      Credits amount,
      Optional<Instant> expiresAt,
      String actor,
      String reason) {
    var meant =
        switch (to) {
          case Beneficiary.ToMember(var member) -> new Beneficiary.ToMember(links.of(member));
          case Beneficiary.ToPool(var community) -> new Beneficiary.ToPool(links.of(community));
        };
    ledger.grant(key, meant, amount, expiresAt, actor, reason);
  }

  @Override
  public List<Booking> statement(MemberId member, int limit) {
    return ledger.statement(links.of(member), limit);
  }
}
