package dev.darkroom.bot.cli;

import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Ledger;
import dev.darkroom.generation.BatchId;
import dev.darkroom.generation.Cast;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.Request.Reference;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio.QuoteAnswer;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.media.Change;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.Pictures.Tile;
import dev.darkroom.media.Region;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The four things that people do with Darkroom, one after the other.
final class Demo {
  /// The shop's sign in the storefront picture.
  private static final Region SIGN = new Region(110, 98, 680, 80);

  private final Session session;
  private final DemoModels models;
  private final Path folder;
  private final DemoPage page;
  private final Transcript transcript;
  private final List<Generation> generations = new ArrayList<>();

  Demo(Session session, DemoModels models, Path folder, Transcript transcript) {
    this.session = session;
    this.models = models;
    this.folder = folder;
    this.page = new DemoPage(session, folder);
    this.transcript = transcript;
  }

  void run() {
    transcript.say(models.introduction());
    if (!models.needed().isNone()) grant();
    productLine();
    var approved = character();
    oneThingChanges();
    itMoves(approved);
    var written = page.write("Four workflows on free photographs. " + models.introduction());
    transcript.say("");
    transcript.balance(session.bot().ledger().balance(session.requester().member()));
    transcript.say("Everything is in " + folder + "; open " + written);
  }

  private void grant() {
    var member = session.requester().member();
    session
        .bot()
        .ledger()
        .grant(
            "demo-" + UUID.randomUUID(),
            new Ledger.Beneficiary.ToMember(member),
            models.needed(),
            Optional.empty(),
            "demo",
            "to run the demo");
    transcript.say("  %s credits are granted for it.".formatted(models.needed()));
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
    var batch = new BatchId("demo-" + UUID.randomUUID());
    var products =
        List.of(Samples.COFFEE_PRODUCT, Samples.FIG_BOWL_PRODUCT, Samples.DANDELION_MEADOW);
    var requests =
        products.stream()
            .map(product -> product.copyTo(page.originals()))
            .map(file ->
                DemoRequest.of(Workflow.TRANSFORM, "", file).look("golden-hour").batch(batch))
            .toList();
    var done = makeAll(requests);
    var sheet = folder.resolve("product-line.jpg");
    var tiles = new ArrayList<Tile>();
    for (int i = 0; i < done.size(); i++) {
      tiles.add(new Tile(page.original(done.get(i).references().getFirst()), "before"));
      tiles.add(new Tile(file(done.get(i)), done.get(i).id() + " golden hour"));
    }
    session.bot().pictures().contactSheet("One look for a product line", tiles, sheet);
    transcript.say("    contact sheet: " + sheet);
    page.add(
        "A product line gets one look",
        "Every picture is a generation of its own; the price of all stands before the first one runs.",
        done);
  }

  /// @return the picture that is animated at the end
  private MediaRef character() {
    heading("2. A character stays itself");
    var portrait = Samples.ASTRONAUT_PORTRAIT.copyTo(page.originals());
    var done = new ArrayList<Generation>();
    done.addAll(
        makeAll(
            List.of(
                DemoRequest.of(Workflow.TRANSFORM, "oil painting, warm light", portrait),
                DemoRequest.of(Workflow.TRANSFORM, "watercolour on rough paper", portrait))));
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
        DemoRequest.of(Workflow.TRANSFORM, "film noir, hard light", portrait)
            .references(references);
    done.addAll(makeAll(List.of(noir)));
    page.add(
        "A character stays itself",
        "Two approved pictures became a cast, and the cast was the reference of the third.",
        done);
    return done.getFirst().outputs().getFirst().media();
  }

  private void oneThingChanges() {
    heading("3. One thing changes, the rest stays");
    var shop = Samples.STOREFRONT_TEXT.copyTo(page.originals());
    var done =
        makeAll(
            List.of(
                DemoRequest.of(Workflow.EDIT, "the sign says \"DARKROOM\"", shop).region(SIGN)));
    var change =
        session.bot().pictures().compare(shop, file(done.getFirst()), Optional.of(SIGN), folder);
    if (change instanceof Change.Measured measured)
      transcript.say(
          "    %.2f %% of the picture outside the sign is unchanged; heat map: %s"
              .formatted(100 * measured.unchangedShare(), measured.heatMap()));
    page.add(
        "One thing changes, the rest stays",
        "Only the sign may change; how much of the rest moved is measured, not promised.",
        done);
  }

  private void itMoves(MediaRef approved) {
    heading("4. The approved picture moves");
    var done =
        makeAll(
            List.of(
                DemoRequest.of(
                        Workflow.ANIMATE,
                        "slow push in, rain",
                        session.bot().store().open(approved).orElseThrow())
                    .references(List.of(new Reference.Kept(approved)))
                    .length(Duration.ofSeconds(4))));
    page.add(
        "The approved picture moves",
        "Camera, weather and sound come from the prompt's words; picture and sound are made together.",
        done);
  }

  private void heading(String title) {
    transcript.say("");
    transcript.say(title);
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
    var model = session.bot().catalog().find(models.of(wanted.workflow())).orElseThrow();
    return wanted.to(model, session.requester(), folder);
  }

  private static Path file(Generation generation) {
    return CommandLineSurface.files(generation).getFirst();
  }
}
