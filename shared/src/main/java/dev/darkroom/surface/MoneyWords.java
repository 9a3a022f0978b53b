package dev.darkroom.surface;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import dev.darkroom.credit.Ledger.Balance;
import dev.darkroom.credit.Quota;
import dev.darkroom.credit.Quotas;
import dev.darkroom.credit.Quotas.QuotaAnswer.Exceeded;
import dev.darkroom.credit.Spending;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Sentences about credits and quotas.
public final class MoneyWords {
  private final Phrases phrases;

  MoneyWords(Phrases phrases) {
    this.phrases = phrases;
  }

  /// Such as `18 credits`; nothing is `free`.
  public String price(Credits credits) {
    return credits.isNone() ? phrases.say("credits.none") : amount(credits);
  }

  /// A balance, line by line: what can be spent, and where it comes from.
  ///
  /// @param planName the plan's name as people know it
  public List<String> balance(Balance balance, String planName, ZoneId zone) {
    var lines = new ArrayList<String>();
    lines.add(phrases.say("balance.plan", Map.of("plan", planName)));
    lines.add(
        balance.unlimited()
            ? phrases.say("balance.unlimited")
            : line("balance.available", balance.available()));
    if (!balance.unlimited())
      lines.add(
          phrases.say(
              "balance.allowance",
              Map.of(
                  "credits", amount(balance.allowance()),
                  "date", phrases.date(balance.allowanceExpiresAt(), zone))));
    if (!balance.granted().isNone()) lines.add(line("balance.granted", balance.granted()));
    if (!balance.pool().isNone()) lines.add(line("balance.pool", balance.pool()));
    if (!balance.held().isNone()) lines.add(line("balance.held", balance.held()));
    return List.copyOf(lines);
  }

  /// A price that the balance does not cover.
  public String missing(Credits price, Credits missing, Balance balance, ZoneId zone) {
    return phrases.say(
        "credits.missing",
        Map.of(
            "price", amount(price),
            "available", amount(balance.available()),
            "missing", amount(missing),
            "date", phrases.date(balance.allowanceExpiresAt(), zone)));
  }

  /// The limit that was hit, and when it starts anew.
  public String exceeded(Exceeded exceeded, ZoneId zone) {
    var quota = exceeded.quota();
    return phrases.say(
        "quota.exceeded." + word(quota.window()),
        Map.of(
            "limit", amount(quota.metric(), quota.limit()),
            "whom", whom(quota.scope()),
            "used", amount(quota.metric(), exceeded.used()),
            "date", phrases.date(exceeded.resetsAt(), zone)));
  }

  /// A limit and what is used of it, for moderators.
  public String use(Quotas.Use use, ZoneId zone) {
    var quota = use.quota();
    return phrases.say(
        "limits." + word(quota.window()),
        Map.of(
            "limit", amount(quota.metric(), quota.limit()),
            "used", amount(quota.metric(), use.used()),
            "date", phrases.date(use.resetsAt(), zone)));
  }

  public String granted(Credits credits) {
    return phrases.say("grant.done", Map.of("credits", amount(credits)));
  }

  public String assigned(String planName) {
    return phrases.say("grant.plan", Map.of("plan", planName));
  }

  /// The span of a report.
  public String lastDays(int days) {
    return phrases.say("report.title", Map.of("days", phrases.number(days)));
  }

  /// One line of a report.
  public String spent(Spending.Line line) {
    return phrases.say(
        line.generations() == 1 ? "report.line.one" : "report.line.other",
        Map.of(
            "number", phrases.number(line.generations()),
            "credits", amount(line.credits()),
            "dollars", line.dollars().toString()));
  }

  /// In which time zone days, weeks and months begin.
  public String zone(ZoneId zone) {
    return phrases.say("settings.zone", Map.of("zone", zone.getId()));
  }

  private String whom(Quota.Scope scope) {
    return phrases.say("quota.whom." + word(scope.kind()), Map.of("id", scope.id()));
  }

  private String amount(Quota.Metric metric, long value) {
    return switch (metric) {
      case CREDITS -> amount(Credits.of(value));
      case GENERATIONS -> phrases.counted("quota.generations", value);
      case DOLLARS -> new Dollars(value).toString();
    };
  }

  private String line(String key, Credits credits) {
    return phrases.say(key, Map.of("credits", amount(credits)));
  }

  private String amount(Credits credits) {
    return phrases.counted("credits", credits.amount());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
