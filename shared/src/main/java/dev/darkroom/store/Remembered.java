package dev.darkroom.store;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What this installation remembers of itself from start to start; all copies share it.
public final class Remembered {
  private static final String SIGNING_KEY = "signing-key";
  private static final int KEY_BYTES = 32;

  private final Database database;

  public Remembered(Database database) {
    this.database = database;
  }

  public Optional<String> get(String name) {
    return database.with(handle ->
        handle
            .createQuery("select text from remembered where name = :name")
            .bind("name", name)
            .mapTo(String.class)
            .findOne());
  }

  /// Remembers `text` under `name`, in place of what was there.
  public void put(String name, String text) {
    database.use(handle -> {
      var _ =
          handle
              .createUpdate("delete from remembered where name = :name")
              .bind("name", name)
              .execute();
      var _ = add(handle, name, text);
    });
  }

  /// The secret that signs what is handed out and comes back, such as the ids of buttons. Drawn at
  /// the first start, and the same ever since, so that old buttons keep working.
  public byte[] signingKey() {
    var drawn = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(drawn);
    // Two copies may start at once: the primary key lets one of them in.
    if (get(SIGNING_KEY).isEmpty()) {
      try {
        database.use(handle -> {
          var _ = add(handle, SIGNING_KEY, HexFormat.of().formatHex(drawn));
        });
      } catch (RuntimeException fault) {
        if (get(SIGNING_KEY).isEmpty()) throw fault;
      }
    }
    return HexFormat.of().parseHex(get(SIGNING_KEY).orElseThrow());
  }

  private static int add(Handle handle, String name, String text) {
    return handle
        .createUpdate("insert into remembered (name, text) values (:name, :text)")
        .bind("name", name)
        .bind("text", text)
        .execute();
  }
}
