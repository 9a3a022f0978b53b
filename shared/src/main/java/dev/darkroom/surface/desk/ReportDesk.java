package dev.darkroom.surface.desk;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.CommunityPolicies;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import dev.darkroom.credit.Spending;
import dev.darkroom.credit.Spending.Dimension;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.sheet.UsageChart;
import dev.darkroom.media.sheet.UsageChartTask;
import dev.darkroom.media.worker.MediaWorkers;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.Part;
import dev.darkroom.surface.card.Part.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Shows moderators what the community spends, day by day and by what.
public final class ReportDesk {
  private static final int LISTED_MAX = 15;

  private final Spending spending;
  private final CommunityPolicies policies;
  private final MediaWorkers workers;
  private final MediaStore store;
  private final InstantSource clock;

  public ReportDesk(
      Spending spending,
      CommunityPolicies policies,
      MediaWorkers workers,
      MediaStore store,
      InstantSource clock) {
    this.spending = spending;
    this.policies = policies;
    this.workers = workers;
    this.store = store;
    this.clock = clock;
  }

  /// @param days 1 to 366, today included
  public Answer report(Dimension dimension, int days, Caller caller) {
    return ModeratorDesk.moderated(caller, () -> reportNow(dimension, days, caller));
  }

  private Answer reportNow(Dimension dimension, int days, Caller caller) {
    var community = caller.community();
    var zone = policies.of(community).zone();
    var last = LocalDate.ofInstant(clock.instant(), zone);
    var first = last.minusDays(days - 1L);
    var lines =
        spending.by(dimension, community, start(first, zone), start(last.plusDays(1), zone));
    var title = caller.words().money().lastDays(days);
    if (lines.isEmpty())
      return new Answer.Aside(
          Card.of(Tone.PLAIN, caller.words().controls().say(Label.NOTHING_SPENT)));
    var parts = new ArrayList<Part>();
    parts.add(new Part.Title(title));
    var chart = store.workFolder("report-" + Names.of(caller.key())).resolve("usage.png");
    UsageChartTask.draw(workers, title, bars(community, first, days, zone), chart);
    parts.add(new Part.Drawing(chart, title));
    lines.stream()
        .limit(LISTED_MAX)
        .forEach(line ->
            parts.add(new Subject(kind(dimension), line.id(), caller.words().money().spent(line))));
    return new Answer.Aside(new Card(Tone.PLAIN, parts));
  }

  private List<UsageChart.Day> bars(CommunityId community, LocalDate first, int days, ZoneId zone) {
    var bars = new ArrayList<UsageChart.Day>();
    for (int i = 0; i < days; i++) {
      var day = first.plusDays(i);
      var lines =
          spending.by(Dimension.MODEL, community, start(day, zone), start(day.plusDays(1), zone));
      var credits = lines.stream().map(Spending.Line::credits).reduce(Credits.NONE, Credits::plus);
      var dollars = lines.stream().map(Spending.Line::dollars).reduce(Dollars.NONE, Dollars::plus);
      bars.add(new UsageChart.Day(day, credits.amount(), dollars.amount()));
    }
    return bars;
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Subject.Kind kind(Dimension dimension) {
    return switch (dimension) {
      case MODEL -> Subject.Kind.OTHER;
      case MEMBER -> Subject.Kind.MEMBER;
      case CHANNEL -> Subject.Kind.CHANNEL;
    };
  }
}
