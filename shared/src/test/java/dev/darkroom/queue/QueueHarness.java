package dev.darkroom.queue;

import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Ledger;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Plan;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Generations;
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
import dev.darkroom.media.DiskMediaStore;
import dev.darkroom.media.MediaStore;
import dev.darkroom.provider.Provider;
import dev.darkroom.store.Database;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.JdbcAuditLog;
import dev.darkroom.store.JdbcCommunityPolicies;
import dev.darkroom.store.JdbcGenerations;
import dev.darkroom.store.JdbcLedger;
import dev.darkroom.store.JdbcLooks;
import dev.darkroom.store.JdbcPlans;
import dev.darkroom.store.JdbcQuotas;
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
final class QueueHarness implements AutoCloseable {
  static final Plan PLAN = new Plan("test", "Test", Credits.of(1_000_000), false, 1);
  static final int TRIES = 4;
  private static final int SLOTS = 4;

  final Database database;
  final Generations generations;
  final JdbcLedger ledger;
  final RecordingAudience audience = new RecordingAudience();
  final Studio studio;
  final Steps steps;
  final Queue queue;
  private final Path picture;

  QueueHarness(DatabaseSettings settings, Path folder, Provider... providers) {
    this(settings, folder, slots(SLOTS), providers);
  }

  QueueHarness(
      DatabaseSettings settings, Path folder, QueueSettings queueSettings, Provider... providers) {
    this(
        settings,
        folder,
        queueSettings,
        new DiskMediaStore(
            folder.resolve("media"), InstantSource.system(), Long.MAX_VALUE, Duration.ZERO),
        providers);
  }

  QueueHarness(
      DatabaseSettings settings,
      Path folder,
      QueueSettings queueSettings,
      MediaStore store,
      Provider... providers) {
    var clock = InstantSource.system();
    database = Database.open(settings);
    generations = new JdbcGenerations(database);
    var audit = new JdbcAuditLog(database, clock);
    var policies = new JdbcCommunityPolicies(database, audit, ZoneOffset.UTC);
    var plans = new JdbcPlans(database, audit, List.of(PLAN));
    ledger = new JdbcLedger(database, plans, policies, audit, clock);
    var quotas = new JdbcQuotas(database, policies, audit, clock);
    var catalog =
        new OneModelCatalog(Arrays.stream(providers).map(Provider::name).toArray(String[]::new));
    var routes = new Providers(List.of(providers), catalog, _ -> true);
    var pictures = new PlainPictures();
    queue = new Queue(database, generations, catalog, plans::weight, queueSettings, clock);
    var random = RandomGenerator.getDefault();
    var atProvider =
        new ProviderSteps(
            generations,
            database,
            queue.turns(),
            audience,
            catalog,
            routes,
            new Retries(TRIES, Duration.ofMillis(1), Duration.ofMillis(4), random),
            store,
            pictures,
            new Outputs(store, pictures, "", clock),
            clock);
    steps =
        new Steps(
            generations, database, ledger, quotas, queue.turns(), audience, atProvider, clock);
    studio =
        new Studio(
            generations,
            database,
            ledger,
            quotas,
            queue.turns(),
            catalog,
            routes,
            request -> new RequestRules.Checked.Fine(request.prompt(), Optional.empty()),
            new JdbcLooks(database, List.of()),
            new References(store, pictures),
            new StudioSettings(Credits.of(1_000), false, 10_000),
            clock,
            random);
    picture = picture(folder);
  }

  static QueueSettings slots(int slots) {
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

  void start() {
    queue.start(steps);
  }

  static MemberId member(String community, String id) {
    return new MemberId(new CommunityId(community), id);
  }

  Request request(MemberId member, int count) {
    return new Request(
        UUID.randomUUID().toString(),
        new Requester(member, Set.of(), false),
        new ReplyTo("test", "channel", "{}"),
        Workflow.TRANSFORM,
        "anything",
        List.of(new Request.Reference.NewFile(picture)),
        "model",
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

  static Generation accepted(SubmitAnswer answer) {
    if (answer instanceof SubmitAnswer.Accepted(var generation, _)) return generation;
    throw new AssertionError("not accepted: " + answer);
  }

  Generation now(GenerationId id) {
    return generations.find(id).orElseThrow();
  }

  Ledger.Balance balance(MemberId member) {
    return ledger.balance(member);
  }

  @Override
  public void close() {
    queue.close();
    database.close();
  }
}
