package dev.darkroom.media.sheet;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.Styler.YAxisPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// What a community spent: a bar of credits for every day, and the dollars behind them as a line.
public final class UsageChart {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 600;
  private static final Color PAPER = new Color(0x15171C);
  private static final Color GRID = new Color(0x2A2E37);
  private static final Color INK = new Color(0xF1F2F4);
  private static final Color QUIET_INK = new Color(0x9AA1AD);
  private static final Color CREDITS = new Color(0x5B8DEF);
  private static final Color DOLLARS = new Color(0xFFB454);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private UsageChart() {}

  /// What was spent on one day.
  ///
  /// @param credits what members paid
  /// @param dollars what providers charged, by their list prices
  public record Day(LocalDate date, long credits, BigDecimal dollars) {}

  /// @param days 1 to 366, one after the other
  static BufferedImage draw(String title, List<Day> days) {
    if (days.isEmpty() || days.size() > 366)
      throw new IllegalArgumentException("a chart has 1 to 366 days: " + days.size());
    var chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
    letter(chart.getStyler());
    colour(chart.getStyler());
    arrange(chart.getStyler(), days.size());
    addSeries(chart, days);
    return BitmapEncoder.getBufferedImage(chart);
  }

  private static void addSeries(CategoryChart chart, List<Day> days) {
    var names = days.stream().map(day -> DAY.format(day.date())).toList();
    var credits = chart.addSeries("credits", names, days.stream().map(Day::credits).toList());
    credits.setFillColor(CREDITS);
    var dollars =
        chart.addSeries(
            "US dollars", names, days.stream().map(day -> day.dollars().doubleValue()).toList());
    dollars.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line);
    dollars.setYAxisGroup(1);
    dollars.setLineColor(DOLLARS);
    dollars.setLineStyle(new BasicStroke(3));
    dollars.setMarker(SeriesMarkers.CIRCLE);
    dollars.setMarkerColor(DOLLARS);
    chart.setYAxisGroupTitle(0, "credits");
    chart.setYAxisGroupTitle(1, "US dollars");
  }

  private static void letter(CategoryStyler styler) {
    styler.setChartTitleFont(Lettering.bold(24));
    styler.setLegendFont(Lettering.regular(15));
    styler.setAxisTitleFont(Lettering.regular(15));
    styler.setAxisTickLabelsFont(Lettering.regular(14));
    styler.setBaseFont(Lettering.regular(14));
    styler.setAnnotationTextFont(Lettering.regular(14));
    styler.setYAxisDecimalPattern("#,##0.##");
  }

  private static void colour(CategoryStyler styler) {
    styler.setChartBackgroundColor(PAPER);
    styler.setPlotBackgroundColor(PAPER);
    styler.setLegendBackgroundColor(PAPER);
    styler.setChartFontColor(INK);
    styler.setAxisTickLabelsColor(QUIET_INK);
    styler.setXAxisTitleColor(QUIET_INK);
    styler.setYAxisTitleColor(QUIET_INK);
    styler.setPlotGridLinesColor(GRID);
    styler.setAxisTickMarksColor(GRID);
  }

  private static void arrange(CategoryStyler styler, int days) {
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBorderColor(PAPER);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setYAxisMin(0.0);
    styler.setYAxisMin(1, 0.0);
    styler.setYAxisGroupPosition(1, YAxisPosition.Right);
    styler.setAvailableSpaceFill(days < 8 ? 0.3 : 0.6);
    // Both of a day at the same place, not side by side.
    styler.setOverlapped(true);
    styler.setXAxisMaxLabelCount(16);
    styler.setChartPadding(24);
  }
}
