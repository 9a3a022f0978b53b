package dev.darkroom.store;

import java.util.Arrays;
import java.util.Comparator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/// Brings the tables to the version of this program.
final class Schema {
  private static final String MIGRATIONS = "classpath:dev/darkroom/store/migration";

  static final String NEWEST = "latest";

  private final Flyway flyway;

  /// @param target the version to migrate to
  Schema(DataSource source, String target) {
    flyway =
        Flyway.configure()
            .dataSource(source)
            .locations(MIGRATIONS)
            .target(target)
            .cleanDisabled(true)
            .load();
  }

  /// Whether no migration ever ran.
  boolean isNew() {
    return flyway.info().applied().length == 0;
  }

  /// @return whether there was something to do
  /// @throws StoreException.TooNew if a newer program was here before
  boolean migrate() {
    var all = flyway.info().all();
    var newest = newest(flyway.info().applied());
    var known = newest(Arrays.stream(all).filter(Schema::isOurs).toArray(MigrationInfo[]::new));
    if (newest.compareTo(known) > 0)
      throw new StoreException.TooNew(newest.getVersion(), known.getVersion());
    return flyway.migrate().migrationsExecuted > 0;
  }

  /// The version that the database has.
  String version() {
    return newest(flyway.info().applied()).getVersion();
  }

  private static boolean isOurs(MigrationInfo migration) {
    return migration.getPhysicalLocation() != null && !migration.getPhysicalLocation().isEmpty();
  }

  private static MigrationVersion newest(MigrationInfo[] migrations) {
    return Arrays.stream(migrations)
        .map(MigrationInfo::getVersion)
        .filter(version -> version != null)
        .max(Comparator.naturalOrder())
        .orElse(MigrationVersion.EMPTY);
  }
}
