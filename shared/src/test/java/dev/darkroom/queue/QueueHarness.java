package dev.darkroom.queue;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import dev.darkroom.credit.Ledger;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Plan;
import dev.darkroom.credit.Quotas;
import dev.darkroom.generation.Audience;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Generations;
import dev.darkroom.generation.LateResults;
import dev.darkroom.generation.Outputs;
import dev.darkroom.generation.ProviderSteps;
import dev.darkroom.generation.Providers;
import dev.darkroom.generation.References;
import dev.darkroom.generation.ReplyTo;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.RequestRules;
import dev.darkroom.generation.Requester;
import dev.darkroom.generation.Retries;
import dev.darkroom.generation.Steps;
import dev.darkroom.generation.Studio;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.generation.StudioSettings;
import dev.darkroom.generation.Transactions;
import dev.darkroom.generation.Turns;
import dev.darkroom.media.DiskMediaStore;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.Pictures;
import dev.darkroom.provider.Provider;
import dev.darkroom.store.Database;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.JdbcAuditLog;
import dev.darkroom.store.JdbcCommunityPolicies;
import dev.darkroom.store.JdbcGenerations;
import dev.darkroom.store.JdbcLateWork;
import dev.darkroom.store.JdbcLedger;
import dev.darkroom.store.JdbcLooks;
import dev.darkroom.store.JdbcPlans;
import dev.darkroom.store.JdbcQuotas;
import dev.darkroom.store.JdbcRouteHealth;
import dev.darkroom.store.JdbcRulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The whole durable way on a real database: everything is real but the pixels and the far ends.
public final class QueueHarness implements AutoCloseable {
  public static final Plan PLAN = new Plan("test", "Test", Credits.of(1_000_000), false, 1);

  /// What the provider's list says an output costs.
  static final Dollars LISTED = new Dollars(20_000);

  static final int TRIES = 2;
  private static final int SLOTS = 4;

  public final Database database;
  public final Generations generations;
  public final JdbcLedger ledger;
  final JdbcRulebook rulebook;
  private final Catalog catalog;
  final RecordingAudience audience = new RecordingAudience();
  public final Studio studio;
  final Steps steps;
  final Queue queue;
  final MediaStore store;
  final LateResults lateResults;
  private final Path picture;

  public QueueHarness(DatabaseSettings settings, Path folder, Provider... providers) {
    this(settings, folder, slots(SLOTS), providers);
  }

  QueueHarness(
      DatabaseSettings settings, Path folder, QueueSettings queueSettings, Provider... providers) {
    this(settings, folder, queueSettings, disk(folder), Watch.NOBODY, Optional.empty(), providers);
  }

  QueueHarness(
      DatabaseSettings settings,
      Path folder,
      QueueSettings queueSettings,
      MediaStore files,
      Provider... providers) {
    this(settings, folder, queueSettings, files, Watch.NOBODY, Optional.empty(), providers);
  }

  /// @param watch sees what the steps ask of the ports around them
  /// @param elsewhere who hears of the results instead of [#audience]
  public QueueHarness(
      DatabaseSettings settings,
      Path folder,
      QueueSettings queueSettings,
      MediaStore files,
      Watch watch,
      Optional<Audience> elsewhere,
      Provider... providers) {
    var clock = InstantSource.system();
    database = Database.open(settings);
    generations = new JdbcGenerations(database);
    var audit = new JdbcAuditLog(database, clock);
    rulebook = new JdbcRulebook(database, audit);
    var policies = new JdbcCommunityPolicies(database, audit, ZoneOffset.UTC);
    var plans = new JdbcPlans(database, audit, List.of(PLAN));
    ledger = new JdbcLedger(database, plans, policies, audit, clock);
    var quotas = new JdbcQuotas(database, policies, audit, clock);
    catalog =
        new TenCreditCatalog(Arrays.stream(providers).map(Provider::name).toArray(String[]::new));
    var watched = Arrays.stream(providers).map(it -> watch.over(Provider.class, it)).toList();
    var routes = new Providers(watched, catalog, new JdbcRouteHealth(database, clock));
    store = watch.over(MediaStore.class, files);
    var pictures = watch.over(Pictures.class, new PlainPictures());
    queue = new Queue(database, generations, catalog, plans::weight, queueSettings, clock);
    var turns = watch.over(Turns.class, queue.turns());
    var rows = watch.over(Generations.class, generations);
    var transactions = watch.over(Transactions.class, database);
    var money = watch.over(Ledger.class, ledger);
    var limits = watch.over(Quotas.class, quotas);
    var heard = watch.over(Audience.class, elsewhere.orElse(audience));
    var random = RandomGenerator.getDefault();
    var lateWork = new JdbcLateWork(database, clock);
    var atProvider =
        new ProviderSteps(
            rows,
            transactions,
            turns,
            heard,
            catalog,
            routes,
            new Retries(TRIES, Duration.ofMillis(1), Duration.ofMillis(4), random),
            store,
            pictures,
            new Outputs(store, pictures, "", clock),
            lateWork,
            clock);
    lateResults = new LateResults(lateWork, rows, transactions, heard, atProvider, clock);
    steps = new Steps(rows, transactions, money, limits, turns, heard, atProvider, clock);
    studio =
        new Studio(
            rows,
            transactions,
            money,
            limits,
            turns,
            catalog,
            routes,
            request -> new RequestRules.Checked.Fine(request.prompt(), Optional.empty()),
            new JdbcLooks(database, List.of()),
            new References(store, pictures),
            rulebook,
            new StudioSettings(Credits.of(1_000), false, 10_000),
            clock,
            random);
    picture = picture(folder);
  }

  public Catalog catalog() {
    return catalog;
  }

  public Turns turns() {
    return queue.turns();
  }

  public static QueueSettings slots(int slots) {
    return bounds(slots, Integer.MAX_VALUE, 1_000);
  }

  static QueueSettings bounds(int slots, int perMinute, int waitingMax) {
    return new QueueSettings(
        16,
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Map.of(),
        new QueueSettings.Pool(slots, perMinute),
        slots,
        slots,
        waitingMax,
        Duration.ofSeconds(5));
  }

  private static Path picture(Path folder) {
    try {
      return Files.writeString(folder.resolve("picture.jpg"), "a picture");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Files in a folder, kept for ever.
  public static MediaStore disk(Path folder) {
    return new DiskMediaStore(
        folder.resolve("media"), InstantSource.system(), Long.MAX_VALUE, Duration.ZERO);
  }

  /// Sees the calls to the ports that the steps stand on.
  public interface Watch {
    /// Nobody watches.
    Watch NOBODY =
        new Watch() {
          @Override
          public <T> T over(Class<T> port, T real) {
            return real;
          }
        };

    /// The port to use instead of `real`.
    <T> T over(Class<T> port, T real);
  }

  public void start() {
    queue.start(steps);
  }

  public static MemberId member(String community, String id) {
    return new MemberId(new CommunityId(community), id);
  }

  Request request(MemberId member, int count) {
    return request(UUID.randomUUID().toString(), member, "model", count);
  }

  /// @param model `model`, which may run everywhere, or a provider's name
  public Request request(String key, MemberId member, String model, int count) {
    return new Request(
        key,
        new Requester(member, Set.of(), false),
        new ReplyTo("test", "channel", "{}"),
        Workflow.TRANSFORM,
        "anything",
        List.of(new Request.Reference.NewFile(picture)),
        model,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        count,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Duration.ZERO,
        false);
  }

  Generation submit(MemberId member, int count) {
    return accepted(studio.submit(request(member, count)));
  }

  public static Generation accepted(SubmitAnswer answer) {
    if (answer instanceof SubmitAnswer.Accepted(var generation, _)) return generation;
    throw new AssertionError("not accepted: " + answer);
  }

  public Generation now(GenerationId id) {
    return generations.find(id).orElseThrow();
  }

  /// As if half a minute had gone by since it was last asked for.
  void wantLateWorkNow() {
    database.use(
        handle -> handle.execute("update late_work set ask_at = timestamp '2026-01-01 00:00:00'"));
  }

  public Ledger.Balance balance(MemberId member) {
    return ledger.balance(member);
  }

  @Override
  public void close() {
    queue.close();
    database.close();
  }
}
