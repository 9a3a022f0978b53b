package dev.darkroom.bot.cli;

import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.BatchId;
import dev.darkroom.generation.Cast;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.Request.Reference;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio.QuoteAnswer;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.media.Change;
import dev.darkroom.media.HtmlContactSheet;
import dev.darkroom.media.HtmlContactSheet.Entry;
import dev.darkroom.media.HtmlContactSheet.Fact;
import dev.darkroom.media.HtmlContactSheet.Section;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.Pictures.Tile;
import dev.darkroom.media.Region;
import dev.darkroom.samples.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// The four things that people do with Darkroom, one after the other.
final class Demo {
  private static final String ENGINE = "darkroom";
  private static final long SEED = 7;

  /// The shop's sign in the storefront picture.
  private static final Region SIGN = new Region(110, 98, 680, 80);

  private final Session session;
  private final Path folder;
  private final Path originals;
  private final Transcript transcript;
  private final List<Generation> generations = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();

  Demo(Session session, Path folder, Transcript transcript) {
    this.session = session;
    this.folder = folder;
    this.transcript = transcript;
    try {
      originals = Files.createDirectories(folder.resolve("originals"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void run() {
    transcript.say(
        "The built-in engine runs everything here: classical image processing, no AI model.");
    productLine();
    var approved = character();
    oneThingChanges();
    itMoves(approved);
    var page = folder.resolve("index.html");
    HtmlContactSheet.write(
        page,
        "Darkroom demo",
        "Four workflows on free photographs, made by the built-in engine: it filters and composes, it does not imagine.",
        sections);
    transcript.say("");
    transcript.balance(session.bot().ledger().balance(session.requester().member()));
    transcript.say("Everything is in " + folder + "; open " + page);
  }

  List<Generation> generations() {
    return List.copyOf(generations);
  }

  /// Whether anything did not end as it should.
  boolean failed() {
    return generations.stream().anyMatch(it -> !(it.state() instanceof State.Settled));
  }

  private void productLine() {
    heading("1. A product line gets one look");
    var batch = Optional.of(new BatchId("demo-" + UUID.randomUUID()));
    var products =
        List.of(Samples.COFFEE_PRODUCT, Samples.FIG_BOWL_PRODUCT, Samples.DANDELION_MEADOW);
    var requests =
        products.stream()
            .map(product -> product.copyTo(originals))
            .map(file ->
                request(Workflow.TRANSFORM, "", file, r -> r.look("golden-hour").batch(batch)))
            .toList();
    var done = makeAll(requests);
    var sheet = folder.resolve("product-line.jpg");
    var tiles = new ArrayList<Tile>();
    for (int i = 0; i < done.size(); i++) {
      tiles.add(new Tile(original(done.get(i)), "before"));
      tiles.add(new Tile(file(done.get(i)), done.get(i).id() + " golden hour"));
    }
    session.bot().pictures().contactSheet("One look for a product line", tiles, sheet);
    transcript.say("    contact sheet: " + sheet);
    section(
        "A product line gets one look",
        "Every picture is a generation of its own; the price of all stands before the first one runs.",
        done);
  }

  /// @return the picture that is animated at the end
  private MediaRef character() {
    heading("2. A character stays itself");
    var portrait = Samples.ASTRONAUT_PORTRAIT.copyTo(originals);
    var done = new ArrayList<Generation>();
    done.addAll(
        makeAll(
            List.of(
                request(Workflow.TRANSFORM, "oil painting, warm light", portrait, r -> r),
                request(Workflow.TRANSFORM, "watercolour on rough paper", portrait, r -> r))));
    var cast =
        new Cast(
            CommunityId.LOCAL,
            "astronaut",
            session.requester().member().id(),
            done.stream().map(it -> it.outputs().getFirst().media()).toList());
    session.bot().casts().save(cast);
    transcript.say(
        "    approved into the cast “astronaut”: " + cast.pictures().size() + " pictures");
    var kept = session.bot().casts().find(CommunityId.LOCAL, "astronaut").orElseThrow();
    var references = kept.pictures().stream().<Reference>map(Reference.Kept::new).toList();
    var noir =
        request(
            Workflow.TRANSFORM, "film noir, hard light", portrait, r -> r.references(references));
    done.addAll(makeAll(List.of(noir)));
    section(
        "A character stays itself",
        "Two approved pictures became a cast, and the cast was the reference of the third.",
        done);
    return done.getFirst().outputs().getFirst().media();
  }

  private void oneThingChanges() {
    heading("3. One thing changes, the rest stays");
    var shop = Samples.STOREFRONT_TEXT.copyTo(originals);
    var done =
        makeAll(
            List.of(
                request(Workflow.EDIT, "the sign says \"DARKROOM\"", shop, r -> r.region(SIGN))));
    var change =
        session.bot().pictures().compare(shop, file(done.getFirst()), Optional.of(SIGN), folder);
    if (change instanceof Change.Measured measured)
      transcript.say(
          "    %.2f %% of the picture outside the sign is unchanged; heat map: %s"
              .formatted(100 * measured.unchangedShare(), measured.heatMap()));
    section(
        "One thing changes, the rest stays",
        "Only the sign may change; how much of the rest moved is measured, not promised.",
        done);
  }

  private void itMoves(MediaRef approved) {
    heading("4. The approved picture moves");
    var done =
        makeAll(
            List.of(
                request(
                    Workflow.ANIMATE,
                    "slow push in, rain",
                    session.bot().store().open(approved).orElseThrow(),
                    r ->
                        r.references(List.of(new Reference.Kept(approved)))
                            .length(Duration.ofSeconds(4)))));
    section(
        "The approved picture moves",
        "Camera, weather and sound come from the prompt's words; picture and sound are made together.",
        done);
  }

  private void heading(String title) {
    transcript.say("");
    transcript.say(title);
  }

  private DemoRequest request(
      Workflow workflow,
      String prompt,
      Path picture,
      java.util.function.UnaryOperator<DemoRequest> more) {
    return more.apply(
        new DemoRequest(
            workflow,
            prompt,
            List.of(new Reference.NewFile(picture)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private List<Generation> makeAll(List<DemoRequest> wanted) {
    var requests = wanted.stream().map(this::request).toList();
    long total = 0;
    for (var request : requests)
      if (session.bot().studio().quote(request) instanceof QuoteAnswer.Quoted(var choice, _)) {
        if (total == 0 && request.equals(requests.getFirst())) transcript.quoted(choice);
        total += choice.quote().credits().amount();
      }
    if (requests.size() > 1)
      transcript.say("  %d generations, %,d credits in all".formatted(requests.size(), total));
    var begin = System.nanoTime();
    var submitted = requests.stream().map(this::submit).toList();
    var ended = submitted.stream().map(it -> follow(it, begin)).toList();
    generations.addAll(ended);
    return ended;
  }

  private Generation submit(Request request) {
    return switch (session.bot().studio().submit(request)) {
      case SubmitAnswer.Accepted(var generation, _) -> generation;
      case SubmitAnswer.Refused(var refusal) ->
          throw new CommandException(ExitCode.FAULT, refusal.sentence());
      case SubmitAnswer.NeedsConfirmation(var generation, _) ->
          throw new IllegalStateException("the demo accepts prices: " + generation);
    };
  }

  private Generation follow(Generation generation, long begin) {
    var end = Wait.forEnd(session, generation.id(), now -> transcript.standing(session, now));
    transcript.ended(end, Duration.ofNanos(System.nanoTime() - begin));
    if (!(end.state() instanceof State.Settled))
      throw new CommandException(
          ExitCode.FAULT, "The demo stopped: generation %s failed.".formatted(end.id()));
    return end;
  }

  private Request request(DemoRequest wanted) {
    return new Request(
        "demo-" + UUID.randomUUID(),
        session.requester(),
        CommandLineSurface.replyTo(folder),
        wanted.workflow(),
        wanted.prompt(),
        wanted.references(),
        ENGINE,
        wanted.look(),
        Optional.empty(),
        Optional.empty(),
        1,
        OptionalLong.of(SEED),
        wanted.length(),
        wanted.region(),
        Optional.<GenerationId>empty(),
        wanted.batch(),
        true,
        Duration.ZERO,
        false);
  }

  private void section(String title, String explanation, List<Generation> done) {
    sections.add(new Section(title, explanation, done.stream().map(this::entry).toList()));
  }

  private Entry entry(Generation generation) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("prompt", generation.fullPrompt().text()));
    facts.add(new Fact("model", "Darkroom engine, no AI"));
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
        generation.references().stream().map(this::originalOf).toList(),
        CommandLineSurface.files(generation),
        facts);
  }

  private Path original(Generation generation) {
    return originalOf(generation.references().getFirst());
  }

  /// A copy beside the page: pages link to files near them.
  private Path originalOf(MediaRef media) {
    var target = originals.resolve(media.fileName());
    try {
      if (!Files.exists(target))
        Files.copy(session.bot().store().open(media).orElseThrow(), target);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Generation generation) {
    return CommandLineSurface.files(generation).getFirst();
  }

  /// What the demo says about a request; the rest is the same for all.
  private record DemoRequest(
      Workflow workflow,
      String prompt,
      List<Reference> references,
      Optional<String> look,
      Optional<BatchId> batch,
      Optional<Region> region,
      Optional<Duration> length) {
    DemoRequest look(String id) {
      return new DemoRequest(workflow, prompt, references, Optional.of(id), batch, region, length);
    }

    DemoRequest batch(Optional<BatchId> id) {
      return new DemoRequest(workflow, prompt, references, look, id, region, length);
    }

    DemoRequest references(List<Reference> other) {
      return new DemoRequest(workflow, prompt, other, look, batch, region, length);
    }

    DemoRequest region(Region rectangle) {
      return new DemoRequest(
          workflow, prompt, references, look, batch, Optional.of(rectangle), length);
    }

    DemoRequest length(Duration seconds) {
      return new DemoRequest(
          workflow, prompt, references, look, batch, region, Optional.of(seconds));
    }
  }
}
