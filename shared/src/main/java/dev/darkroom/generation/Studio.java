package dev.darkroom.generation;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Catalog.Choice;
import dev.darkroom.credit.Ledger;
import dev.darkroom.credit.Ledger.HoldResult;
import dev.darkroom.credit.Quotas;
import dev.darkroom.credit.Quotas.QuotaAnswer;
import dev.darkroom.generation.Refusal.Reason;
import dev.darkroom.generation.RequestRules.Checked;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaStoreException;
import dev.darkroom.media.PictureException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desk where requests are handed in. A request that is taken is stored, paid for and in line,
/// all in one transaction; one that is refused leaves nothing behind.
public final class Studio {
  private static final Logger log = LoggerFactory.getLogger(Studio.class);

  private final Generations generations;
  private final Transactions transactions;
  private final Ledger ledger;
  private final Quotas quotas;
  private final Turns turns;
  private final Catalog catalog;
  private final Providers providers;
  private final RequestRules rules;
  private final Looks looks;
  private final References references;
  private final Terms terms;
  private final StudioSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;

  public Studio(
      Generations generations,
      Transactions transactions,
      Ledger ledger,
      Quotas quotas,
      Turns turns,
      Catalog catalog,
      Providers providers,
      RequestRules rules,
      Looks looks,
      References references,
      Rulebook rulebook,
      StudioSettings settings,
      InstantSource clock,
      RandomGenerator random) {
    this.generations = generations;
    this.transactions = transactions;
    this.ledger = ledger;
    this.quotas = quotas;
    this.turns = turns;
    this.catalog = catalog;
    this.providers = providers;
    this.rules = rules;
    this.looks = looks;
    this.references = references;
    terms = new Terms(catalog, looks, rulebook, settings);
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  /// What a request would cost, and on which model, without taking it.
  public QuoteAnswer quote(Request request) {
    var here = terms.at(request);
    return switch (weigh(here.applied(request), here)) {
      case Weighed.No(var refusal) -> new QuoteAnswer.No(refusal);
      case Weighed.Yes yes ->
          new QuoteAnswer.Quoted(yes.choice(), here.needsConfirmation(yes.choice()));
    };
  }

  /// Takes a request, asks for the price to be accepted, or refuses. The same [Request#key] gets
  /// the answer of the first call.
  public SubmitAnswer submit(Request request) {
    return whereThereIsRoom(() -> submitted(request));
  }

  private SubmitAnswer submitted(Request asked) {
    var earlier = generations.findByKey(asked.key());
    if (earlier.isPresent()) return answer(earlier.get(), Optional.empty());
    var here = terms.at(asked);
    var request = here.applied(asked);
    return switch (weigh(request, here)) {
      case Weighed.No(var refusal) -> new SubmitAnswer.Refused(refusal);
      case Weighed.Yes yes -> take(request, yes, here.needsConfirmation(yes.choice()));
    };
  }

  private SubmitAnswer take(Request request, Weighed.Yes weighed, boolean needsConfirmation) {
    var id = generations.nextId();
    List<MediaRef> kept;
    try {
      kept = references.keep(id, request.references());
    } catch (PictureException unreadable) {
      return new SubmitAnswer.Refused(new Refusal(Reason.INPUT, unreadable.sentence()));
    }
    // A batch has one price, which is shown before any of it runs.
    boolean ask = !request.confirmed() && (request.batch().isPresent() || needsConfirmation);
    var generation = generation(id, request, weighed, kept, ask);
    Optional<Refusal> refusal;
    try {
      refusal = ask ? store(generation) : pay(generation, () -> generations.add(generation));
    } catch (RuntimeException fault) {
      references.erase(id, kept);
      throw fault;
    }
    if (refusal.isPresent() || !generations.isPlaced(generation)) references.erase(id, kept);
    return done(generation, refusal, weighed.hint());
  }

  /// The person accepts the price of a generation that is [State.Requested].
  ///
  /// @return the answer of the first call when it is repeated
  public SubmitAnswer confirm(Generation requested) {
    if (!(requested.state() instanceof State.Requested)) return answer(requested, Optional.empty());
    var refusal = terms.refusal(requested.requester().member());
    if (refusal.isPresent()) return new SubmitAnswer.Refused(refusal.get());
    var queued = requested.in(firstQueued(requested));
    Lifecycle.check(requested.state(), queued.state());
    return whereThereIsRoom(() ->
        done(
            queued,
            pay(queued, () -> generations.move(requested, queued.state())),
            Optional.empty()));
  }

  /// A full disk, of pictures or of the database, is a refusal like any other.
  private SubmitAnswer whereThereIsRoom(Supplier<SubmitAnswer> take) {
    try {
      return take.get();
    } catch (MediaStoreException pictures) {
      return noRoom(pictures);
    } catch (RuntimeException fault) {
      if (transactions.isFull(fault)) return noRoom(fault);
      throw fault;
    }
  }

  private static SubmitAnswer noRoom(RuntimeException cause) {
    log.atError()
        .addKeyValue("why", String.valueOf(cause.getMessage()))
        .log("nothing new is taken: it cannot be stored");
    return new SubmitAnswer.Refused(
        new Refusal(
            Reason.BUSY,
            "Nothing new can be stored right now, so nothing was charged; please try again later."));
  }

  /// Stops a generation wherever it is; before the outputs are there, nothing is charged.
  ///
  /// @param by who asks: the requester or a moderator of the community
  public CancelAnswer cancel(GenerationId id, Requester by) {
    var found = generations.find(id);
    if (found.isEmpty()) return CancelAnswer.UNKNOWN;
    var generation = found.get();
    if (!mayAct(generation, by)) return CancelAnswer.FORBIDDEN;
    var answer = new Stop(generations, transactions, turns).of(generation);
    turns.wake();
    return answer;
  }

  /// Whether a person may cancel or delete the generation: its requester, or a moderator of its
  /// community.
  public static boolean mayAct(Generation generation, Requester by) {
    var owner = generation.requester().member();
    return owner.equals(by.member())
        || (by.moderator() && owner.community().equals(by.member().community()));
  }

  public Optional<Generation> find(GenerationId id) {
    return generations.find(id);
  }

  /// A batch's generations in the order they were asked for.
  public List<Generation> ofBatch(BatchId batch) {
    return generations.ofBatch(batch);
  }

  /// Place in line and time left.
  public Turns.Standing standing(Generation generation) {
    return turns.standing(generation);
  }

  private Weighed weigh(Request request, Terms.Here here) {
    var refusal = here.refusal(request);
    if (refusal.isPresent()) return new Weighed.No(refusal.get());
    var look =
        request.look().flatMap(id -> looks.find(request.requester().member().community(), id));
    if (request.look().isPresent() && look.isEmpty())
      return new Weighed.No(
          new Refusal(
              Reason.INPUT,
              "There is no look called “%s”; the list of looks names them all."
                  .formatted(request.look().get())));
    return switch (rules.check(request)) {
      case Checked.Wrong(var sentence) -> new Weighed.No(new Refusal(Reason.INPUT, sentence));
      case Checked.Fine(var prompt, var hint) -> {
        var full = look.map(l -> l.on(prompt)).orElse(prompt);
        yield weigh(request, here, prompt, full, look.isPresent() ? Optional.empty() : hint);
      }
    };
  }

  private Weighed weigh(
      Request request, Terms.Here here, String prompt, String full, Optional<String> hint) {
    var problem = references.problem(request);
    if (problem.isPresent()) return new Weighed.No(new Refusal(Reason.INPUT, problem.get()));
    return switch (here.choose(request, full)) {
      case Choice.Impossible(var sentence, _) ->
          new Weighed.No(new Refusal(Reason.MODEL, sentence));
      case Choice.Keyless(var sentence) -> new Weighed.No(new Refusal(Reason.KEY, sentence));
      case Choice.Chosen chosen ->
          providers.route(chosen.model(), 0).isEmpty()
              ? new Weighed.No(new Refusal(Reason.KEY, Wishes.missing(chosen.model(), catalog)))
              : new Weighed.Yes(chosen, new Prompt(prompt), new Prompt(full), hint);
    };
  }

  private Generation generation(
      GenerationId id, Request request, Weighed.Yes weighed, List<MediaRef> kept, boolean ask) {
    var choice = weighed.choice();
    var now = clock.instant();
    return new Generation(
        id,
        request.key(),
        request.requester(),
        request.replyTo(),
        request.workflow(),
        weighed.prompt(),
        weighed.fullPrompt(),
        request.look(),
        kept,
        choice.model().id(),
        choice.reason(),
        choice.size(),
        choice.ratio(),
        choice.quote().count(),
        // Providers take 32-bit seeds; drawn ones stay non-negative.
        request.seed().orElseGet(() -> random.nextLong(1L << 31)),
        choice.length(),
        request.region(),
        request.parent(),
        request.batch(),
        request.hidden(),
        choice.quote(),
        now,
        now.plus(request.delay()),
        1,
        false,
        0,
        0,
        ask
            ? new State.Requested()
            : new State.Queued(1, providers.route(choice.model(), 0).orElseThrow()));
  }

  private State.Queued firstQueued(Generation generation) {
    var route = catalog.find(generation.model()).map(model -> providers.route(model, 0));
    return new State.Queued(1, route.isEmpty() ? 0 : route.get().orElse(0));
  }

  private Optional<Refusal> store(Generation requested) {
    transactions.runInOne(() -> {
      var _ = generations.add(requested);
      Patience.taken();
    });
    return Optional.empty();
  }

  /// Hold, quota, place in line and the generation itself: together or not at all.
  private Optional<Refusal> pay(Generation generation, java.util.function.BooleanSupplier place) {
    try {
      transactions.runInOne(() -> {
        // Somebody else placed it under the same key at this very moment: their answer counts.
        if (!place.getAsBoolean()) return;
        reserve(generation);
        hold(generation);
        turns.join(generation, generation.notBefore());
        Patience.taken();
      });
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(refused.refusal);
    }
  }

  private void reserve(Generation generation) {
    if (turns.isFull())
      throw new Refused(
          Reason.BUSY,
          "Too much is waiting right now, so nothing new is taken and nothing was charged; please"
              + " try again in a few minutes.");
    var member = generation.requester().member();
    if (generations.openCount(member) > settings.openPerMemberMax())
      throw new Refused(
          Reason.BUSY,
          "You have %d generations in the works; please wait until one is done."
              .formatted(settings.openPerMemberMax()));
    var spend =
        new Quotas.Spend(
            member,
            generation.requester().roles(),
            generation.replyTo().channel(),
            generation.model(),
            generation.quote().credits(),
            generation.quote().dollars());
    if (quotas.reserve(generation.id().hold(), spend) instanceof QuotaAnswer.Exceeded exceeded)
      throw new Refused(Reason.QUOTA, Wishes.exceeded(exceeded));
  }

  private void hold(Generation generation) {
    var price = generation.quote().credits();
    var held = ledger.hold(generation.id().hold(), generation.requester().member(), price);
    if (held instanceof HoldResult.Insufficient(var missing, var balance))
      throw new Refused(
          Reason.CREDITS,
          "This costs %s credits and you have %s: %s are missing. Your plan's credits renew on %s."
              .formatted(
                  price,
                  balance.available(),
                  missing,
                  balance.allowanceExpiresAt().toString().substring(0, 10)));
  }

  private SubmitAnswer done(
      Generation generation, Optional<Refusal> refusal, Optional<String> hint) {
    if (refusal.isPresent()) return new SubmitAnswer.Refused(refusal.get());
    transactions.makeDurable();
    turns.wake();
    return answer(generations.findByKey(generation.key()).orElse(generation), hint);
  }

  private static SubmitAnswer answer(Generation generation, Optional<String> hint) {
    return generation.state() instanceof State.Requested
        ? new SubmitAnswer.NeedsConfirmation(generation, hint)
        : new SubmitAnswer.Accepted(generation, hint);
  }

  private sealed interface Weighed {
    record Yes(Choice.Chosen choice, Prompt prompt, Prompt fullPrompt, Optional<String> hint)
        implements Weighed {}

    record No(Refusal refusal) implements Weighed {}
  }

  /// Rolls the transaction back; never leaves this class.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    Refused(Reason reason, String sentence) {
      super(sentence, null, false, false);
      refusal = new Refusal(reason, sentence);
    }
  }

  /// What became of a request.
  public sealed interface SubmitAnswer {
    /// @param hint a better version of a vague prompt, for the requester alone
    record Accepted(Generation generation, Optional<String> hint) implements SubmitAnswer {}

    /// It waits for [Studio#confirm] or [Studio#cancel]; nothing is held.
    record NeedsConfirmation(Generation generation, Optional<String> hint)
        implements SubmitAnswer {}

    record Refused(Refusal refusal) implements SubmitAnswer {}
  }

  /// What a request would cost.
  public sealed interface QuoteAnswer {
    record Quoted(Choice.Chosen choice, boolean needsConfirmation) implements QuoteAnswer {}

    record No(Refusal refusal) implements QuoteAnswer {}
  }

  /// What became of a cancel.
  public enum CancelAnswer {
    CANCELLING,
    TOO_LATE,
    FORBIDDEN,
    UNKNOWN
  }
}
