package dev.darkroom.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.samples.Samples;
import dev.darkroom.settings.ConfigFixture;
import dev.darkroom.store.Database;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.Invariants;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `darkroom backup` and `darkroom restore`, and what is said when the database is damaged.
final class BackupAndRestoreTest {
  private static final int GENERATIONS = Integer.getInteger("backup.generations", 3);

  @TempDir private Path folder;

  @Test
  @Tag("D09")
  void whatWasUnderWayAtTheBackupEndsAfterTheRestore() throws IOException {
    var here = folder.resolve("here");
    Path backup;
    List<Generation> all = new ArrayList<>();
    try (var session = Session.open(setup(here))) {
      for (int i = 0; i < GENERATIONS; i++) all.add(submit(session, i));
      session.bot().start();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> all.stream().anyMatch(it -> !isWaiting(session, it)));
      backup = setup(here).backups(session.bot().database(), InstantSource.system()).make();
    }

    var there = folder.resolve("there");
    var restored = Typed.in(there).run("restore", backup.toString());
    assertThat(restored.err()).isEmpty();
    assertThat(restored.out()).contains("every account adds up");
    copyMedia(here, there);

    try (var session = Session.open(setup(there))) {
      session.bot().start();
      for (var generation : all) {
        var end = Wait.forEnd(session, generation.id(), _ -> {});
        assertThat(end.state()).isInstanceOf(State.Settled.class);
      }
      assertThat(Invariants.check(session.bot().database())).isEmpty();
      assertThat(openHolds(session.bot().database())).isZero();
    }
  }

  @Test
  @Tag("D05")
  void aDamagedDatabaseSaysHowToRestoreAndTheRestoreWorks() throws IOException {
    var data = folder.resolve("data");
    var typed = Typed.in(data);
    assertThat(typed.run("credits").code()).isZero();
    var backup = folder.resolve("copy.zip");
    assertThat(typed.run("backup", backup.toString()).code()).isZero();
    assertThat(backup).isNotEmptyFile();
    try (var file = new RandomAccessFile(data.resolve("darkroom.mv.db").toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    var cut = Files.readAllBytes(data.resolve("darkroom.mv.db"));

    var refused = typed.run("credits");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("darkroom.mv.db", "Restore the newest backup with 'darkroom restore'")
        .hasLineCount(1);
    assertThat(data.resolve("darkroom.mv.db")).hasBinaryContent(cut);

    var inTheWay = typed.run("restore", backup.toString());
    assertThat(inTheWay.code()).isEqualTo(2);
    assertThat(inTheWay.err()).contains("add --replace to move it aside").hasLineCount(1);

    assertThat(typed.run("restore", backup.toString(), "--replace").code()).isZero();
    assertThat(typed.run("credits").code()).isZero();
    try (var aside = Files.newDirectoryStream(data, "replaced-*")) {
      assertThat(aside.iterator().next().resolve("darkroom.mv.db")).hasBinaryContent(cut);
    }
    try (var drafts = Files.newDirectoryStream(data, "restore-*")) {
      assertThat(drafts).isEmpty();
    }
  }

  @Test
  @Tag("D09")
  void aNewerSchemaIsRefusedWithBothVersions() throws IOException {
    var data = folder.resolve("data");
    try (var database = Database.open(DatabaseSettings.in(data))) {
      database.use(sql ->
          sql.execute(
              """
              insert into "flyway_schema_history" ("installed_rank", "version", "description",
                "type", "script", "checksum", "installed_by", "execution_time", "success")
              values (99, '900', 'later', 'SQL', 'V900__later.sql', 1, 'later', 1, true)
              """));
      database.makeDurable();
    }

    var ended = Typed.in(data).run("credits");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .containsPattern("schema version 900, this program knows up to version \\d+")
        .hasLineCount(1);
  }

  @Test
  void whatIsNoBackupIsRefusedAndTheDatabaseStays() throws IOException {
    var data = folder.resolve("data");
    var typed = Typed.in(data);
    assertThat(typed.run("credits").code()).isZero();
    var before = Files.readAllBytes(data.resolve("darkroom.mv.db"));
    var zip = folder.resolve("other.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("readme.txt"));
    }

    for (var file : List.of(zip, Files.writeString(folder.resolve("text.zip"), "no zip"))) {
      var ended = typed.run("restore", file.toString(), "--replace");
      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.err()).contains("cannot be read").hasLineCount(1);
    }

    assertThat(data.resolve("darkroom.mv.db")).hasBinaryContent(before);
    try (var drafts = Files.newDirectoryStream(data, "re*-*")) {
      assertThat(drafts).isEmpty();
    }
  }

  @Test
  void withoutADatabaseThereIsNothingToBackUp() {
    var ended = Typed.in(folder.resolve("nothing")).run("backup");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("There is no database").hasLineCount(1);
    assertThat(folder.resolve("nothing")).doesNotExist();
  }

  private static Setup setup(Path data) {
    return Setup.load(ConfigFixture.RELEASED, Map.of()).withData(data);
  }

  private Generation submit(Session session, int number) {
    var photo = Samples.COFFEE_PRODUCT.copyTo(folder);
    var request =
        new Request(
            "test-" + number,
            session.requester(),
            CommandLineSurface.replyTo(folder.resolve("out")),
            Workflow.TRANSFORM,
            "noir",
            List.of(new Request.Reference.NewFile(photo)),
            "darkroom",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1,
            OptionalLong.of(number),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            Duration.ZERO,
            false);
    return ((SubmitAnswer.Accepted) session.bot().studio().submit(request)).generation();
  }

  private static boolean isWaiting(Session session, Generation generation) {
    return session.bot().generations().find(generation.id()).orElseThrow().state()
        instanceof State.Queued;
  }

  private static int openHolds(Database database) {
    return database.with(sql ->
        sql.createQuery("select count(*) from credit_hold where state = 'H'")
            .mapTo(Integer.class)
            .one());
  }

  private static void copyMedia(Path here, Path there) throws IOException {
    var source = here.resolve("media");
    try (var files = Files.walk(source)) {
      for (var file : files.toList()) {
        var target = there.resolve("media").resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(target);
        else Files.copy(file, target);
      }
    }
  }
}
