package dev.darkroom.bot.cli;

import dev.darkroom.catalog.Ratio;
import dev.darkroom.catalog.Size;
import dev.darkroom.catalog.Wish;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.BatchId;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.Requester;
import dev.darkroom.media.Region;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What can be said about a generation on the command line.
final class GenerationOptions {
  private static final Pattern REGION =
      Pattern.compile("(\\d{1,5}),(\\d{1,5}),(\\d{1,5}),(\\d{1,5})");

  @Option(
      names = {"-p", "--prompt"},
      paramLabel = "TEXT",
      description = "What it should become: light, palette, mood, style, material.")
  private String prompt = "";

  @Option(
      names = {"-m", "--model"},
      paramLabel = "MODEL",
      description = "A model of `darkroom models`, or auto (default).")
  private String model = Wish.AUTO;

  @Option(names = "--look", paramLabel = "LOOK", description = "A look of `darkroom looks`.")
  private @Nullable String look;

  @Option(
      names = "--cast",
      paramLabel = "CAST",
      description = "The pictures of `darkroom cast show CAST` are references, before yours.")
  private @Nullable String cast;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description = "1K, 2K or 4K for pictures; 720p or 1080p for clips.")
  private @Nullable String size;

  @Option(
      names = "--ratio",
      paramLabel = "W:H",
      description = "Such as 16:9; default: as the picture.")
  private @Nullable String ratio;

  @Option(names = "--count", paramLabel = "N", description = "Outputs, 1 to 4 (default 1).")
  private int count = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Repeats a result where the model allows.")
  private @Nullable Long seed;

  @Option(names = "--length", paramLabel = "SECONDS", description = "Playing time of a clip.")
  private @Nullable Integer lengthSeconds;

  @Option(
      names = "--region",
      paramLabel = "X,Y,W,H",
      description = "The rectangle that may change, in pixels of the first picture.")
  private @Nullable String region;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder for results (default: ./out).")
  private Path out = Path.of("out");

  @Option(
      names = {"-y", "--yes"},
      description = "Accept the price without being asked.")
  private boolean yes;

  boolean accepted() {
    return yes;
  }

  /// The cast whose pictures come first.
  Optional<String> cast() {
    return Optional.ofNullable(cast);
  }

  Path out() {
    return out;
  }

  /// A request of these options.
  ///
  /// @throws CommandException when a value cannot be read at all; whether a model can do it is
  ///   decided later
  Request request(
      Requester requester,
      Workflow workflow,
      List<Request.Reference> references,
      Optional<BatchId> batch) {
    return new Request(
        "cli-" + UUID.randomUUID(),
        requester,
        CommandLineSurface.replyTo(out),
        workflow,
        prompt,
        references,
        model,
        Optional.ofNullable(look),
        read(size, Size::new, "--size is 1K, 2K or 4K for pictures, 720p or 1080p for clips."),
        read(ratio, Ratio::parse, "--ratio is width:height, such as 16:9."),
        count,
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        Optional.ofNullable(lengthSeconds).map(Duration::ofSeconds),
        read(
            region,
            GenerationOptions::region,
            "--region is x,y,width,height in pixels, such as 120,80,300,90."),
        Optional.empty(),
        batch,
        yes,
        Duration.ZERO,
        false);
  }

  private static <T> Optional<T> read(
      @Nullable String text, Function<String, T> how, String sentence) {
    try {
      return Optional.ofNullable(text).map(how);
    } catch (IllegalArgumentException wrong) {
      throw new CommandException(ExitCode.INPUT, sentence);
    }
  }

  private static Region region(String text) {
    var matcher = REGION.matcher(text);
    if (!matcher.matches()) throw new IllegalArgumentException("not a region: " + text);
    return new Region(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        Integer.parseInt(matcher.group(4)));
  }
}
