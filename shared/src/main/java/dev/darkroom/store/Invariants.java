package dev.darkroom.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What must be true of the books at every moment. A broken one means that credits appeared,
/// vanished, or were taken twice.
public final class Invariants {
  /// A rule that is broken.
  ///
  /// @param examples the first rows that break it
  public record Broken(String rule, List<String> examples) {}

  private static final int EXAMPLES = 5;

  /// Each query finds the rows that break the rule; the first column names the row.
  private static final Map<String, String> RULES = new LinkedHashMap<>();

  static {
    RULES.put(
        "the entries of every transfer sum to zero",
        """
        select t.id from transfer t left join entry e on e.transfer_id = t.id
        group by t.id having coalesce(sum(e.amount), 1) <> 0
        """);
    RULES.put(
        "an account's balance is the sum of its entries",
        """
        select a.id from account a left join entry e on e.account_id = a.id
        where a.kind in ('ALLOWANCE', 'GRANTED', 'POOL', 'UNLIMITED')
        group by a.id, a.posted having a.posted <> coalesce(sum(e.amount), 0)
        """);
    RULES.put(
        "what an account holds is the sum of its open holds' parts",
        """
        select a.id from account a
        left join (select p.account_id, p.amount from hold_part p
          join credit_hold h on h.id = p.hold_id where h.state = 'H') o on o.account_id = a.id
        group by a.id, a.held having a.held <> coalesce(sum(o.amount), 0)
        """);
    RULES.put(
        "no account is overdrawn",
        "select id from account where held < 0 or (kind <> 'UNLIMITED' and posted - held < 0)");
    RULES.put(
        "a hold is the sum of its parts, and so is what it charged",
        """
        select h.id from credit_hold h left join hold_part p on p.hold_id = h.id
        group by h.id, h.amount, h.charged
        having h.amount <> coalesce(sum(p.amount), 0)
          or coalesce(h.charged, 0) <> coalesce(sum(p.charged), 0)
        """);
    RULES.put(
        "a hold is booked exactly as it ended",
        """
        select h.id from credit_hold h left join transfer t on t.idem = concat('settle:', h.id)
        where coalesce(-t.amount, 0) <> coalesce(h.charged, 0)
        """);
    RULES.put(
        "every settlement belongs to a hold",
        """
        select t.id from transfer t left join credit_hold h on t.idem = concat('settle:', h.id)
        where t.kind = 'spent' and h.id is null
        """);
    RULES.put(
        "a quota's use is the sum of the spends that it counts",
        """
        select u.id from quota_use u join quota q on q.id = u.quota_id
        left join quota_spend l on l.use_id = u.id left join spend s on s.hold_id = l.hold_id
        group by u.id, u.used, q.metric
        having u.used <> coalesce(sum(case q.metric when 'CREDITS' then s.credits
          when 'DOLLARS' then s.dollars else s.generations end), 0)
        """);
    RULES.put(
        "a spend ends as its hold does",
        """
        select s.hold_id from spend s join credit_hold h on h.id = s.hold_id
        where s.state <> h.state
        """);
  }

  private Invariants() {}

  /// All rules that are broken now, seen in one transaction; empty when the books are right.
  public static List<Broken> check(Database database) {
    return database.with(sql ->
        RULES.entrySet().stream()
            .map(rule -> new Broken(rule.getKey(), examples(sql, rule.getValue())))
            .filter(broken -> !broken.examples.isEmpty())
            .toList());
  }

  private static List<String> examples(Handle sql, String query) {
    return sql.createQuery(query).setMaxRows(EXAMPLES).mapTo(String.class).list();
  }
}
