package dev.darkroom.bot.cli;

import dev.darkroom.generation.Generation;
import dev.darkroom.media.HtmlContactSheet;
import dev.darkroom.media.HtmlContactSheet.Entry;
import dev.darkroom.media.HtmlContactSheet.Fact;
import dev.darkroom.media.HtmlContactSheet.Section;
import dev.darkroom.media.MediaRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The page that the demo leaves: every generation with its pictures before and after.
final class DemoPage {
  private final Session session;
  private final Path folder;
  private final Path originals;
  private final List<Section> sections = new ArrayList<>();

  DemoPage(Session session, Path folder) {
    this.session = session;
    this.folder = folder;
    try {
      originals = Files.createDirectories(folder.resolve("originals"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where the pictures lie that everything starts from: pages link to files near them.
  Path originals() {
    return originals;
  }

  /// A copy of a reference, beside the page.
  Path original(MediaRef media) {
    var target = originals.resolve(media.fileName());
    try {
      if (!Files.exists(target))
        Files.copy(session.bot().store().open(media).orElseThrow(), target);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(String title, String explanation, List<Generation> done) {
    sections.add(new Section(title, explanation, done.stream().map(this::entry).toList()));
  }

  /// @return the page
  Path write(String explanation) {
    var page = folder.resolve("index.html");
    HtmlContactSheet.write(page, "Darkroom demo", explanation, sections);
    return page;
  }

  private Entry entry(Generation generation) {
    var model = session.bot().catalog().find(generation.model()).orElseThrow();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("prompt", generation.fullPrompt().text()));
    facts.add(new Fact("model", model.name() + (model.generative() ? "" : ", no AI")));
    facts.add(new Fact("seed", Long.toString(generation.seed())));
    facts.add(new Fact("price", generation.quote().credits() + " credits"));
    for (var output : generation.outputs()) {
      output.note().ifPresent(note -> facts.add(new Fact("note", note)));
      output
          .unchangedShare()
          .ifPresent(
              share -> facts.add(new Fact("unchanged outside", "%.2f %%".formatted(100 * share))));
    }
    return new Entry(
        generation.id().toString(),
        generation.references().stream().map(this::original).toList(),
        CommandLineSurface.files(generation),
        facts);
  }
}
