package dev.darkroom.media.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.darkroom.media.codec.Encoder;
import dev.darkroom.media.worker.MediaWorkers;
import dev.darkroom.media.worker.WorkerListener;
import dev.darkroom.media.worker.WorkerTask;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// Draws a chart of what was spent in the media worker. Both ends of the pipe are in this file.
public final class UsageChartTask implements WorkerTask {
  private static final String NAME = "usage-chart";
  private static final Duration DEADLINE = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Input(String title, List<Bar> bars, String target) {}

  private record Bar(String date, long credits, BigDecimal dollars) {
    static Bar of(UsageChart.Day day) {
      return new Bar(day.date().toString(), day.credits(), day.dollars());
    }

    UsageChart.Day day() {
      return new UsageChart.Day(LocalDate.parse(date), credits, dollars);
    }
  }

  /// Has the chart drawn as a PNG.
  ///
  /// @param days 1 to 366, one after the other
  public static void draw(
      MediaWorkers workers, String title, List<UsageChart.Day> days, Path target) {
    var input = new Input(title, days.stream().map(Bar::of).toList(), target.toString());
    var _ = workers.run(NAME, JSON.valueToTree(input), DEADLINE, WorkerListener.SILENT);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JsonNode run(JsonNode input, WorkerListener listener) throws IOException {
    var asked = JSON.treeToValue(input, Input.class);
    var days = asked.bars().stream().map(Bar::day).toList();
    Encoder.png(UsageChart.draw(asked.title(), days), Path.of(asked.target()));
    return NullNode.instance;
  }
}
