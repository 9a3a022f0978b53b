package dev.darkroom.bot.wiring;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.credit.AuditLog;
import dev.darkroom.credit.CommunityPolicies;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Ledger;
import dev.darkroom.credit.Plans;
import dev.darkroom.credit.Quotas;
import dev.darkroom.generation.CastFiles;
import dev.darkroom.generation.Casts;
import dev.darkroom.generation.Departures;
import dev.darkroom.generation.Erasure;
import dev.darkroom.generation.Generations;
import dev.darkroom.generation.HouseRules;
import dev.darkroom.generation.LateResults;
import dev.darkroom.generation.LeftCommunities;
import dev.darkroom.generation.Looks;
import dev.darkroom.generation.Outputs;
import dev.darkroom.generation.PersonalData;
import dev.darkroom.generation.ProviderSteps;
import dev.darkroom.generation.Providers;
import dev.darkroom.generation.References;
import dev.darkroom.generation.Retention;
import dev.darkroom.generation.Retries;
import dev.darkroom.generation.Rulebook;
import dev.darkroom.generation.Steps;
import dev.darkroom.generation.Studio;
import dev.darkroom.generation.StudioSettings;
import dev.darkroom.generation.Turns;
import dev.darkroom.generation.link.LinkedCasts;
import dev.darkroom.generation.link.LinkedLooks;
import dev.darkroom.generation.link.LinkedRulebook;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.Pictures;
import dev.darkroom.media.inspect.InspectionLimits;
import dev.darkroom.media.worker.MediaWorkers;
import dev.darkroom.media.worker.ProcessMediaWorkers;
import dev.darkroom.media.worker.WorkerPictures;
import dev.darkroom.media.worker.WorkerSettings;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.engine.EngineProvider;
import dev.darkroom.queue.Queue;
import dev.darkroom.queue.QueueSettings;
import dev.darkroom.settings.ProviderSettings;
import dev.darkroom.settings.Settings;
import dev.darkroom.store.Database;
import dev.darkroom.store.JdbcAuditLog;
import dev.darkroom.store.JdbcCasts;
import dev.darkroom.store.JdbcDepartures;
import dev.darkroom.store.JdbcGenerations;
import dev.darkroom.store.JdbcKept;
import dev.darkroom.store.JdbcLateWork;
import dev.darkroom.store.JdbcLinks;
import dev.darkroom.store.JdbcLooks;
import dev.darkroom.store.JdbcPersonalData;
import dev.darkroom.store.JdbcRouteHealth;
import dev.darkroom.store.JdbcRulebook;
import dev.darkroom.surface.Surface;
import dev.darkroom.surface.Surfaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The bot, wired: every adapter is made here and nowhere else. Read it as the list of parts.
public final class Bot implements AutoCloseable {
  /// How long a worker process may wait for work before it is closed.
  private static final Duration WORKER_IDLE = Duration.ofMinutes(2);

  private static final int MEBI = 1024 * 1024;

  private final Database database;
  private final MediaWorkers workers;
  private final MediaStore store;
  private final Pictures pictures;
  private final Catalog catalog;
  private final Generations generations;
  private final Money money;
  private final Rulebook rulebook;
  private final AuditLog audit;
  private final Looks looks;
  private final Casts casts;
  private final Queue queue;
  private final Steps steps;
  private final Studio studio;
  private final Surfaces audience;
  private final LateResults lateResults;
  private final Retention retention;
  private final CastFiles castFiles;
  private final PersonalData personalData;
  private final Erasure erasure;
  private final Departures departures;
  private final LeftCommunities leftCommunities;

  private Bot(Setup setup, List<? extends Surface> surfaces, InstantSource clock) {
    var configuration = setup.configuration();
    var settings = configuration.settings();
    database = Database.open(setup.database());
    workers = new ProcessMediaWorkers(workers(settings));
    store = MediaStores.open(settings, clock);
    pictures = new WorkerPictures(workers, references(settings), settings.media().workDeadline());
    // A provider's 4K picture may be larger than what people may send.
    var outputs =
        new WorkerPictures(workers, InspectionLimits.OUTPUTS, settings.media().workDeadline());
    catalog = configuration.catalog();
    generations = new JdbcGenerations(database);
    audit = new JdbcAuditLog(database, clock);
    money = Money.in(database, audit, configuration, clock);
    var links = money.links();
    rulebook = new LinkedRulebook(new JdbcRulebook(database, audit), links);
    looks = new LinkedLooks(new JdbcLooks(database, configuration.looks()), links);
    var storedCasts = new JdbcCasts(database, clock);
    casts = new LinkedCasts(storedCasts, links);

    var health = new JdbcRouteHealth(database, clock);
    var providers = new Providers(providers(setup, outputs, clock), catalog, health);
    audience = new Surfaces(surfaces);
    queue =
        new Queue(database, generations, catalog, money.plans()::weight, queue(settings), clock);
    var random = RandomGenerator.getDefault();
    var lateWork = new JdbcLateWork(database, clock);
    var atProvider =
        new ProviderSteps(
            generations,
            database,
            queue.turns(),
            audience,
            catalog,
            providers,
            new Retries(
                settings.queue().attemptsMax(),
                settings.queue().backoffFirst(),
                settings.queue().backoffMax(),
                random),
            store,
            pictures,
            new Outputs(store, outputs, settings.rights().terms(), clock),
            lateWork,
            clock);
    lateResults = new LateResults(lateWork, generations, database, audience, atProvider, clock);
    castFiles = new CastFiles(casts, store);
    personalData = new JdbcPersonalData(database, links, clock);
    erasure = new Erasure(personalData, storedCasts, store, links);
    departures = new JdbcDepartures(database, clock);
    leftCommunities =
        new LeftCommunities(
            departures, erasure, links, settings.retention().leftCommunities(), clock);
    retention = new Retention(new JdbcKept(database), casts, store, periods(settings), clock);
    steps =
        new Steps(
            generations,
            database,
            money.ledger(),
            money.quotas(),
            queue.turns(),
            audience,
            atProvider,
            clock);
    studio =
        new Studio(
            generations,
            database,
            money.ledger(),
            money.quotas(),
            queue.turns(),
            catalog,
            providers,
            new HouseRules(configuration.hint()),
            looks,
            new References(store, pictures),
            rulebook,
            new StudioSettings(
                Credits.of(settings.credits().confirmAboveCredits()),
                settings.credits().confirmClips(),
                settings.queue().waitingPerMember()),
            clock,
            random);
  }

  /// Opens the database and makes all parts; nothing runs before [#start].
  ///
  /// @param surfaces where people talk to it in this process
  /// @throws dev.darkroom.store.StoreException if the database cannot be opened safely
  public static Bot open(Setup setup, List<? extends Surface> surfaces, InstantSource clock) {
    return new Bot(setup, surfaces, clock);
  }

  private List<Provider> providers(Setup setup, Pictures outputs, InstantSource clock) {
    var services = setup.configuration().settings().providers().values();
    var providers = new ArrayList<Provider>();
    providers.add(new EngineProvider(workers, setup.vocabulary(), setup.film()));
    providers.addAll(Services.of(services, setup.folder(), outputs::inspect, clock));
    return providers;
  }

  private static Retention.Periods periods(Settings settings) {
    var retention = settings.retention();
    return new Retention.Periods(retention.files(), retention.prompts(), retention.audit());
  }

  static WorkerSettings workers(Settings settings) {
    return new WorkerSettings(
        settings.media().workers(),
        Math.toIntExact(settings.media().workerHeapBytes() / MEBI),
        WORKER_IDLE,
        List.of());
  }

  static InspectionLimits references(Settings settings) {
    var media = settings.media();
    return new InspectionLimits(
        media.sizeBytesMax(),
        media.sizeBytesMax(),
        InspectionLimits.REFERENCES.sidePxMin(),
        media.sidePxMax(),
        media.areaPxMax(),
        media.framesMax());
  }

  private static QueueSettings queue(Settings settings) {
    var pools =
        settings.providers().values().stream()
            .collect(
                Collectors.toMap(
                    ProviderSettings::name,
                    it -> new QueueSettings.Pool(it.inFlightMax(), it.perMinuteMax())));
    var queue = settings.queue();
    return new QueueSettings(
        queue.slots(),
        queue.tick(),
        queue.heartbeat(),
        pools,
        // Only what has left the catalogue comes here, to be released.
        new QueueSettings.Pool(queue.slots(), Integer.MAX_VALUE),
        queue.perCommunity(),
        queue.perMember(),
        queue.waitingMax(),
        queue.drain());
  }

  /// Adds a surface that needs the bot to be made; before [#start].
  public void join(Surface surface) {
    audience.add(surface);
  }

  /// Starts working off the queue; what an earlier process left is taken up.
  public void start() {
    queue.start(steps);
  }

  /// Results that come after their deadline; to be looked for now and then.
  public LateResults lateResults() {
    return lateResults;
  }

  /// What is erased after its time; to be swept now and then.
  public Retention retention() {
    return retention;
  }

  /// Communities that the bot was removed from; what is theirs goes when it is swept.
  public LeftCommunities leftCommunities() {
    return leftCommunities;
  }

  public Departures departures() {
    return departures;
  }

  public PersonalData personalData() {
    return personalData;
  }

  public Erasure erasure() {
    return erasure;
  }

  public CastFiles castFiles() {
    return castFiles;
  }

  public Studio studio() {
    return studio;
  }

  public Catalog catalog() {
    return catalog;
  }

  public Generations generations() {
    return generations;
  }

  public Ledger ledger() {
    return money.ledger();
  }

  public Plans plans() {
    return money.plans();
  }

  public Quotas quotas() {
    return money.quotas();
  }

  /// Who is who on several platforms.
  public JdbcLinks links() {
    return money.links();
  }

  public CommunityPolicies policies() {
    return money.policies();
  }

  /// The line that generations wait in.
  public Turns turns() {
    return queue.turns();
  }

  /// Who changed what.
  public AuditLog audit() {
    return audit;
  }

  public Rulebook rulebook() {
    return rulebook;
  }

  public Looks looks() {
    return looks;
  }

  public Casts casts() {
    return casts;
  }

  public MediaStore store() {
    return store;
  }

  public Pictures pictures() {
    return pictures;
  }

  public MediaWorkers workers() {
    return workers;
  }

  public Database database() {
    return database;
  }

  /// Lets running steps end; no other begins.
  public void drain() {
    queue.close();
  }

  /// Lets running steps end, then closes everything. What is not done is taken up at the next
  /// start.
  @Override
  public void close() {
    queue.close();
    workers.close();
    database.makeDurable();
    database.close();
  }
}
