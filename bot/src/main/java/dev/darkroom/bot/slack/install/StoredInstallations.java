package dev.darkroom.bot.slack.install;

import dev.darkroom.bot.slack.connect.Installation;
import dev.darkroom.bot.slack.connect.Installations;
import dev.darkroom.bot.slack.install.InstallationTable.Row;
import dev.darkroom.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Workspaces that installed the bot by OAuth, with their tokens encrypted in the database.
///
/// Tokens that end are replaced two hours before, by whichever copy of the bot comes first: the
/// refresh token is good once.
public final class StoredInstallations implements Installations {
  private static final Logger log = LoggerFactory.getLogger(StoredInstallations.class);
  private static final Duration RENEWED_BEFORE = Duration.ofHours(2);
  private static final Duration CLAIM = Duration.ofMinutes(2);
  private static final int AT_ONCE = 200;

  private final InstallationTable table;
  private final Vault vault;
  private final OAuth oauth;
  private final InstantSource clock;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock renewing = new ReentrantLock();

  public StoredInstallations(Database database, Vault vault, OAuth oauth, InstantSource clock) {
    this.table = new InstallationTable(database);
    this.vault = vault;
    this.oauth = oauth;
    this.clock = clock;
  }

  @Override
  public Optional<Installation> find(@Nullable String team) {
    return row(team).flatMap(this::installation);
  }

  /// Which organisation a workspace belongs to is kept: later on it is asked for by its own id.
  @Override
  public Optional<Installation> find(@Nullable String team, String enterprise) {
    var found = find(team);
    if (found.isPresent()) return found;
    if (team != null && table.find(enterprise).isPresent()) table.belongs(team, enterprise);
    return find(enterprise);
  }

  @Override
  public Optional<Installation> fresh(@Nullable String team) {
    row(team).filter(this::isOver).ifPresent(it -> renew(it.workspace()));
    return find(team);
  }

  private boolean isOver(Row row) {
    return row.expiresAt().filter(it -> !it.isAfter(clock.instant())).isPresent();
  }

  private Optional<Row> row(@Nullable String team) {
    return Optional.ofNullable(team).flatMap(table::find);
  }

  private Optional<Installation> installation(Row row) {
    return tokens(row).map(it -> new Installation(it.bot(), row.botId(), row.botUserId()));
  }

  private Optional<Tokens> tokens(Row row) {
    var text = vault.open(row.workspace(), row.sealedTokens());
    if (text.isEmpty())
      log.atError()
          .addKeyValue("workspace", row.workspace())
          .log("its tokens were encrypted with another SLACK_INSTALLATIONS_KEY");
    return text.map(it -> Tokens.read(it, row.expiresAt()));
  }

  /// Keeps what a workspace gave, in place of what it gave before.
  void add(OAuth.Granted granted) {
    var sealed = vault.seal(granted.workspace(), granted.tokens().text());
    table.save(
        new Row(
            granted.workspace(),
            sealed,
            granted.botId(),
            granted.botUserId(),
            granted.tokens().expiresAt(),
            clock.instant(),
            1));
    log.atInfo().addKeyValue("workspace", granted.workspace()).log("installed");
    listeners.forEach(it -> it.accept(granted.workspace()));
  }

  @Override
  public void onArrival(Consumer<String> team) {
    listeners.add(team);
  }

  @Override
  public List<String> forget(@Nullable String team, Instant at) {
    // Slack counts seconds: what was installed within that second was there before.
    var until = at.plusSeconds(1).minusMillis(1);
    if (team == null || !table.deleteInstalledUntil(team, until)) return List.of();
    log.atInfo().addKeyValue("workspace", team).log("no longer installed");
    var gone = new ArrayList<>(List.of(team));
    gone.addAll(table.deleteWorkspacesOf(team));
    return gone;
  }

  @Override
  public void renewDue() {
    List<String> due = table.endingBefore(clock.instant().plus(RENEWED_BEFORE), AT_ONCE);
    for (var workspace : due) renew(workspace);
  }

  private void renew(String workspace) {
    renewing.lock();
    try {
      var row = table.find(workspace).filter(this::endsSoon);
      if (row.isPresent()) renew(row.get());
    } finally {
      renewing.unlock();
    }
  }

  private boolean endsSoon(Row row) {
    var soon = clock.instant().plus(RENEWED_BEFORE);
    return row.expiresAt().filter(it -> it.isBefore(soon)).isPresent();
  }

  private void renew(Row row) {
    var refresh = tokens(row).flatMap(Tokens::refresh);
    var now = clock.instant();
    if (refresh.isEmpty() || !table.claim(row, now, now.plus(CLAIM))) return;
    var renewed = oauth.renew(refresh.get());
    if (renewed.isEmpty()) {
      table.release(row);
      log.atWarn().addKeyValue("workspace", row.workspace()).log("its tokens were not renewed");
      return;
    }
    var tokens = renewed.get();
    table.replace(row, vault.seal(row.workspace(), tokens.text()), tokens.expiresAt());
    log.atInfo().addKeyValue("workspace", row.workspace()).log("tokens renewed");
  }
}
