package dev.darkroom.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.darkroom.generation.Patience;
import dev.darkroom.generation.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/// The open database: transactions, durability, and connections for those who need them.
///
/// A transaction belongs to the thread that opened it; everything that goes through this object
/// inside it joins it.
public final class Database implements Transactions, AutoCloseable {
  private static final int MOST_TRIES = 10;
  private static final long LONGEST_PAUSE_NS = 5_000_000;

  private final ScopedValue<Handle> open = ScopedValue.newInstance();
  private final ThreadLocal<Long> lossesBefore = ThreadLocal.withInitial(() -> 0L);
  private final Dialect dialect;
  private final HikariDataSource pool;
  private final DataSource connections;
  private final Jdbi jdbi;
  private final Durability durability;
  private final Runnable afterClose;

  private Database(
      Dialect dialect,
      HikariDataSource pool,
      DataSource connections,
      Durability durability,
      Runnable afterClose) {
    this.dialect = dialect;
    this.pool = pool;
    this.durability = durability;
    this.afterClose = afterClose;
    this.connections = connections;
    jdbi = Jdbi.create(connections);
  }

  /// Opens the database and brings its tables up to date.
  ///
  /// @throws StoreException if it cannot be opened, or only in a way that could lose money
  public static Database open(DatabaseSettings settings) {
    return open(settings, Schema.NEWEST);
  }

  /// @param version the schema version to bring the tables to
  static Database open(DatabaseSettings settings, String version) {
    return switch (Dialect.of(settings.url())) {
      case H2 -> openH2(settings, version);
      case POSTGRES -> openPostgres(settings, version);
    };
  }

  private static Database openH2(DatabaseSettings settings, String version) {
    var file = new H2File(settings);
    try {
      try (var _ = file.open()) {
        if (!migrate(file, version)) return openH2(file, settings);
      }
      // A check that H2 2.4 compiled for a connection fails once that connection is closed, until
      // the file is opened again.
      try (var _ = file.source().getConnection()) {
        return openH2(file, settings);
      }
    } catch (SQLException e) {
      throw new StoreException.Unavailable("The database cannot be opened: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw SqlFaults.explain(e);
    }
  }

  /// @return whether there was something to do
  private static boolean migrate(H2File file, String version) {
    var schema = new Schema(file.source(), version);
    if (schema.isNew()) file.mustNotBeEmptied();
    // Nothing is written meanwhile: a migration that is killed has not begun.
    return schema.migrate();
  }

  private static Database openH2(H2File file, DatabaseSettings settings) {
    var source = file.source();
    var gate = new Gate();
    var durability = new GroupCheckpoint(source, gate);
    try {
      durability.await(0);
      file.rememberProcess();
      var config = poolConfig(settings);
      config.setDataSource(source);
      var pool = new HikariDataSource(config);
      var database = new Database(Dialect.H2, pool, gate.before(pool), durability, file::close);
      if (file.wasLeftOpen()) database.checkBooks(file);
      return database;
    } catch (RuntimeException e) {
      durability.close();
      throw e;
    }
  }

  private void checkBooks(H2File file) {
    String wrong;
    try {
      wrong = Invariants.check(this).toString();
    } catch (RuntimeException unreadable) {
      wrong = unreadable.toString();
    }
    if (wrong.equals("[]")) return;
    pool.close();
    throw file.damaged("has books that are not right after a crash (" + wrong + ")");
  }

  private static Database openPostgres(DatabaseSettings settings, String version) {
    var pool = PostgresServer.open(poolConfig(settings), settings);
    try {
      var _ = new Schema(pool, version).migrate();
      return new Database(Dialect.POSTGRES, pool, pool, Durability.AT_COMMIT, () -> {});
    } catch (RuntimeException e) {
      pool.close();
      throw SqlFaults.explain(e);
    }
  }

  private static HikariConfig poolConfig(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(2);
    config.setPoolName("database");
    return config;
  }

  /// @throws StoreException if the database cannot do it now; then nothing of it was kept, except
  ///   where [StoreException.Unavailable] says otherwise
  @Override
  public <T> T inOne(Supplier<T> work) {
    return open.isBound() ? work.get() : Patience.inTransaction(() -> tried(work));
  }

  private <T> T tried(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return once(work);
      } catch (RuntimeException e) {
        if (SqlFaults.isClosedByH2(e)) pool.getHikariPoolMXBean().softEvictConnections();
        if (tries == MOST_TRIES || !SqlFaults.isTransient(e)) throw SqlFaults.explain(e);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NS * tries));
      }
    }
  }

  private <T> T once(Supplier<T> work) {
    lossesBefore.set(durability.losses());
    return jdbi.inTransaction(handle -> {
      var result = ScopedValue.where(open, handle).call(work::get);
      Patience.beforeCommit();
      return result;
    });
  }

  /// Runs SQL in the open transaction, or in one of its own.
  public <T> T with(HandleCallback<T, RuntimeException> work) {
    return inOne(() -> work.withHandle(open.get()));
  }

  /// As [#with], for work without a result.
  public void use(HandleConsumer<RuntimeException> work) {
    runInOne(() -> work.useHandle(open.get()));
  }

  @Override
  public void makeDurable() {
    if (open.isBound()) throw new IllegalStateException("a transaction is open");
    durability.await(lossesBefore.get());
  }

  @Override
  public boolean isFull(RuntimeException failure) {
    return failure instanceof StoreException.Full;
  }

  public Dialect dialect() {
    return dialect;
  }

  /// Connections that have nothing to do with the open transaction. Who has one must not ask for a
  /// second.
  public DataSource dataSource() {
    return connections;
  }

  /// Connections for reading at length: nobody waits for them. They must not write.
  DataSource forReading() {
    return pool;
  }

  /// Gives a library the open transaction's connection, so that what it writes commits with us.
  public DataSource transactionAware() {
    return new TransactionDataSource(connections, this::currentConnection);
  }

  private Optional<Connection> currentConnection() {
    return open.isBound() ? Optional.of(open.get().getConnection()) : Optional.empty();
  }

  @Override
  public void close() {
    pool.close();
    durability.close();
    afterClose.run();
  }
}
