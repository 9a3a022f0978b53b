package dev.darkroom.bot.cli;

import dev.darkroom.generation.Generation;
import dev.darkroom.media.Change;
import dev.darkroom.media.HtmlContactSheet;
import dev.darkroom.media.HtmlContactSheet.Entry;
import dev.darkroom.media.HtmlContactSheet.Fact;
import dev.darkroom.media.HtmlContactSheet.Section;
import dev.darkroom.media.MediaRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `darkroom compare`: what moved between a generation's reference and its outputs.
@Command(
    name = "compare",
    description = "Show before and after of a generation: share unchanged, heat map, one page.")
final class CompareCommand extends ShortCommand {
  @Parameters(paramLabel = "NUMBER", description = "Its number, with or without #.")
  private String number = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the page (default: ./out/compare-NUMBER).")
  private Path out = Path.of("");

  /// A compared output.
  ///
  /// @param after its copy beside the page
  private record Compared(Path after, Change change) {}

  @Override
  public Integer call() throws IOException {
    var id = generation(number);
    try (var session = Session.open(shared)) {
      var generation = mine(session, number);
      var folder = Files.createDirectories(folder(id.value()));
      var before = copy(session, generation.references().getFirst(), folder);
      var compared = new ArrayList<Compared>();
      for (var output : generation.outputs()) {
        var after = copy(session, output.media(), folder);
        var heat = Files.createDirectories(folder.resolve("heat-" + (compared.size() + 1)));
        var pictures = session.bot().pictures();
        compared.add(
            new Compared(after, pictures.compare(before, after, generation.region(), heat)));
      }
      var page = page(generation, before, compared, folder);
      if (shared.json()) json(page, compared);
      else text(page, generation, compared);
      return ExitCode.OK.code();
    }
  }

  private Path folder(long id) {
    return (out.toString().isEmpty() ? Path.of("out", "compare-" + id) : out)
        .toAbsolutePath()
        .normalize();
  }

  private static Generation mine(Session session, String number) {
    var id = generation(number);
    var generation =
        session
            .bot()
            .generations()
            .find(id)
            .orElseThrow(
                () -> new CommandException(ExitCode.INPUT, "There is no generation " + id + "."));
    if (generation.outputs().isEmpty())
      throw new CommandException(
          ExitCode.INPUT,
          "Generation %s has no outputs: it is %s."
              .formatted(id, generation.state().label().toLowerCase(Locale.ROOT)));
    if (generation.outputs().stream().anyMatch(it -> !it.media().type().isPicture()))
      throw new CommandException(ExitCode.INPUT, "A clip has no single picture to compare.");
    return generation;
  }

  private static Path copy(Session session, MediaRef media, Path folder) throws IOException {
    var kept =
        session
            .bot()
            .store()
            .open(media)
            .orElseThrow(() ->
                new CommandException(
                    ExitCode.INPUT, media.fileName() + " is no longer kept here."));
    var target = folder.resolve(media.fileName());
    return Files.copy(kept, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path page(
      Generation generation, Path before, List<Compared> compared, Path folder) {
    var entries = new ArrayList<Entry>();
    for (var each : compared) {
      var facts = List.of(new Fact("prompt", generation.prompt().text()), said(each.change()));
      entries.add(new Entry("before and after", List.of(before), List.of(each.after()), facts));
      if (each.change() instanceof Change.Measured measured)
        entries.add(
            new Entry("where it changed", List.of(), List.of(measured.heatMap()), List.of()));
    }
    var page = folder.resolve("index.html");
    var title = "What changed in " + generation.id();
    HtmlContactSheet.write(page, title, "", List.of(new Section(title, "", entries)));
    return page;
  }

  private static Fact said(Change change) {
    return switch (change) {
      case Change.Measured measured ->
          new Fact("unchanged", "%.2f %%".formatted(100 * measured.unchangedShare()));
      case Change.Reframed _ -> new Fact("unchanged", "not measured: the frame is another");
    };
  }

  private void text(Path page, Generation generation, List<Compared> compared) {
    var where = generation.region().isPresent() ? "outside the region" : "of the whole picture";
    for (var each : compared)
      out()
          .println(
              switch (each.change()) {
                case Change.Measured measured ->
                    "  %.2f %% %s is unchanged; heat map: %s"
                        .formatted(100 * measured.unchangedShare(), where, measured.heatMap());
                case Change.Reframed _ -> "  The frame is another: a share would mean nothing.";
              });
    out().println("  " + page);
    out().flush();
  }

  private void json(Path page, List<Compared> compared) {
    var document = document().put("page", page.toString());
    var list = document.putArray("outputs");
    for (var each : compared) {
      var node = list.addObject().put("file", each.after().toString());
      switch (each.change()) {
        case Change.Measured(var share, var similarity, var heatMap) ->
            node.put("unchangedShare", share)
                .put("similarity", similarity)
                .put("heatMap", heatMap.toString());
        case Change.Reframed _ -> node.put("reframed", true);
      }
    }
    print(document);
  }
}
