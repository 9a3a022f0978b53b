package dev.darkroom.store;

import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.link.LinkCodes;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import okio.ByteString;

/// [LinkCodes] in the database, which knows their hashes alone.
public final class JdbcLinkCodes implements LinkCodes {
  /// None that is mistaken for another.
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final int LENGTH = 8;

  private final Database database;
  private final JdbcLinks links;
  private final InstantSource clock;
  private final SecureRandom chance = new SecureRandom();

  public JdbcLinkCodes(Database database, JdbcLinks links, InstantSource clock) {
    this.database = database;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public String issue(MemberId member) {
    var code =
        chance
            .ints(LENGTH, 0, LETTERS.length())
            .mapToObj(it -> String.valueOf(LETTERS.charAt(it)))
            .collect(Collectors.joining());
    var now = clock.instant();
    database.runInOne(() ->
        database.use(sql -> {
          sql.execute(
              """
              delete from link_code
              where (community_id = ? and member_id = ?)
                or expires_at < cast(? as timestamp with time zone)
              """,
              member.community().value(),
              member.id(),
              Columns.time(now));
          sql.execute(
              """
              insert into link_code (community_id, member_id, code_hash, expires_at)
              values (?, ?, ?, cast(? as timestamp with time zone))
              """,
              member.community().value(),
              member.id(),
              hash(code),
              Columns.time(now.plus(LIFE)));
        }));
    return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
  }

  @Override
  public Outcome redeem(String code, MemberId member) {
    var hash = hash(code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    return database.inOne(() -> {
      var asker = asker(hash);
      if (asker.isEmpty()) return Outcome.UNKNOWN;
      var other = asker.get();
      if (other.community().equals(member.community())) return Outcome.SAME_PLACE;
      var meant = links.of(member.community());
      if (!links.of(other.community()).equals(meant) || !isTaken(hash)) return Outcome.UNKNOWN;
      if (member.community().equals(meant)) links.join(other, member.id());
      else links.join(member, links.of(other).id());
      return Outcome.JOINED;
    });
  }

  private Optional<MemberId> asker(String hash) {
    return database.with(sql ->
        sql.createQuery(
                """
                select community_id, member_id from link_code
                where code_hash = :hash and expires_at > :now
                """)
            .bind("hash", hash)
            .bind("now", Columns.time(clock.instant()))
            .map((row, _) -> Columns.member(row))
            .findFirst());
  }

  /// Whether the code was there to be used up: of two who enter it at once, for one.
  private boolean isTaken(String hash) {
    return database.with(sql -> sql.execute("delete from link_code where code_hash = ?", hash) > 0);
  }

  private static String hash(String code) {
    return ByteString.encodeUtf8(code).sha256().hex();
  }
}
