package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.command.CommandSet;
import dev.darkroom.bot.discord.command.Registration;
import dev.darkroom.bot.discord.message.Enclosures;
import dev.darkroom.bot.discord.message.Postman;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.surface.Surface;
import dev.darkroom.surface.fetch.AllowedHosts;
import dev.darkroom.surface.fetch.PictureFetch;
import dev.darkroom.surface.intake.BatchReception;
import dev.darkroom.surface.intake.Reception;
import dev.darkroom.surface.intake.References;
import dev.darkroom.surface.intake.Repeated;
import dev.darkroom.surface.intake.UnderWay;
import dev.darkroom.surface.intake.Work;
import dev.darkroom.surface.status.BatchBoard;
import dev.darkroom.surface.status.BatchSheets;
import dev.darkroom.surface.status.StatusBoard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot in Discord: made, logged in, and closed.
public final class Discord implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Discord.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TICK = Duration.ofMillis(500);

  /// A community that saved no looks: it has those of the configuration.
  private static final CommunityId NO_SERVER = new CommunityId("discord:");

  private final Parts parts;
  private final UnderWay acknowledgements = new UnderWay();
  private final Work work = new Work(acknowledgements);
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("discord-status").daemon().factory());
  private final BatchBoard batches;
  private final DiscordSurface surface;
  private final Connection connection;
  private final List<Object> listeners;
  private volatile @Nullable ShardManager shards;

  /// Nothing is reached before [#connect].
  ///
  /// @param lost called when Discord shuts the bot out later
  public Discord(Parts parts, Consumer<DiscordException> lost) {
    this.parts = parts;
    var postman = new Postman(this::session, new Enclosures(parts.store(), parts.pictures()));
    batches =
        new BatchBoard(
            DiscordSurface.NAME,
            parts.studio(),
            parts.batchCards(),
            parts.batchPosts(),
            new BatchSheets(parts.store(), parts.pictures()),
            new BatchMessages(postman),
            work.threads(),
            parts.clock());
    surface =
        new DiscordSurface(
            postman,
            parts.cards(),
            parts.posts(),
            display ->
                new StatusBoard(
                    parts.studio(), parts.cards(), display, work.threads(), parts.clock()),
            batches,
            parts.clock());
    connection = new Connection(lost);
    listeners =
        listeners(new Intake(work, new Replies(postman, surface), acknowledgements), postman);
  }

  private List<Object> listeners(Intake intake, Postman postman) {
    var media = parts.media();
    var fetch = new PictureFetch(new AllowedHosts(media.hosts()), media.sizeBytesMax());
    var references = new References(parts.store(), parts.casts(), media.sizeBytesMax());
    var desks = parts.desks();
    var reception = new Reception(references, desks.generations());
    var repeated = new Repeated();
    var batches = new BatchReception(references, desks.batches());
    var wishes = new Wishes(reception, batches, fetch::fetch, postman);
    var forms = new Forms(parts.catalog(), parts.looks().all(NO_SERVER), desks.lookUps());
    return List.of(
        connection,
        new Servers(parts.departures(), work.threads()),
        new CommandListener(intake, desks, wishes, forms, repeated),
        new ModeratorListener(intake, desks, repeated),
        new PressListener(intake, desks, forms, repeated),
        new FormListener(intake, desks, wishes, forms, repeated),
        new Completions(
            parts.catalog(),
            parts.looks(),
            parts.casts(),
            parts.generations(),
            parts.plans(),
            parts.cards(),
            desks.lookUps(),
            work.threads()));
  }

  /// Where generations that were asked for in Discord are delivered.
  public Surface surface() {
    return surface;
  }

  /// Logs in, registers commands where they changed, and takes up status messages.
  ///
  /// @throws DiscordException when Discord does not let the bot in
  public void connect() throws InterruptedException {
    var connected = Gateway.connect(parts.settings(), listeners);
    shards = connected;
    if (!connection.await(PATIENCE)) log.atWarn().log("Discord does not answer yet; trying on");
    register();
    surface.resume();
    var _ =
        ticks.scheduleWithFixedDelay(
            this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// What this throws would end all further ticks.
  private void tick() {
    try {
      surface.board().tick();
      batches.tick();
    } catch (RuntimeException fault) {
      log.atWarn().addKeyValue("why", fault.toString()).log("status messages not looked at");
    }
  }

  private void register() {
    try {
      new Registration(parts.remembered()).update(session(), CommandSet.all());
    } catch (ErrorResponseException refused) {
      log.atError().setCause(refused).log("commands not registered");
    }
  }

  /// Whether every shard of this copy is connected.
  public boolean isConnected() {
    var connected = shards;
    return connected != null
        && !connected.getShardCache().isEmpty()
        && connected.getShardCache().stream()
            .allMatch(shard -> shard.getStatus() == JDA.Status.CONNECTED);
  }

  private JDA session() {
    var connected = shards;
    if (connected == null) throw new IllegalStateException("not connected to Discord yet");
    return connected.getShardCache().stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Discord is closed"));
  }

  /// Lets what is being answered come to its end, then logs out.
  @Override
  public void close() {
    ticks.shutdownNow();
    work.close();
    var connected = shards;
    if (connected != null) connected.shutdown();
  }
}
