package dev.darkroom.bot.doctor;

import dev.darkroom.bot.doctor.Finding.Verdict;
import dev.darkroom.bot.ops.Precautions;
import dev.darkroom.bot.ops.ScratchFolder;
import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.bot.wiring.Workshop;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.PictureLimits;
import dev.darkroom.media.Pictures;
import dev.darkroom.media.Pictures.Tile;
import dev.darkroom.samples.Samples;
import dev.darkroom.settings.DataFolder;
import dev.darkroom.store.Backups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/// Examines this machine before, or while, it serves. Calls nobody but Slack, where its tokens are
/// set, and changes nothing.
public final class Doctor {
  private static final long SPACE_BYTES_MIN = 100L << 20;
  private static final long SPACE_BYTES_WISE = 2L << 30;
  private static final Duration SKEW_MAX = Duration.ofSeconds(5);

  private static final PictureLimits AS_JPEG =
      new PictureLimits(1_024, 1_024 * 1_024, 1 << 20, Set.of(MediaType.JPEG));

  private final Setup setup;
  private final InstantSource clock;
  private final List<Finding> findings = new ArrayList<>();

  public Doctor(Setup setup, InstantSource clock) {
    this.setup = setup;
    this.clock = clock;
  }

  /// Looks at everything, one after the other.
  public List<Finding> examine() {
    findings.clear();
    look("java", Doctor::java);
    look("data folder", this::dataFolder);
    look("disk space", this::space);
    findings.addAll(new DatabaseExamination(setup, clock).run());
    pictures();
    look("backups", this::backups);
    look("clock", this::clockOfTheDisk);
    services();
    findings.addAll(new SlackExamination(setup).run());
    for (var warning :
        Precautions.missing(
            setup.configuration().settings(), setup.folder(), System.getProperty("user.name", "")))
      findings.add(new Finding("safety", Verdict.UNWISE, warning));
    return List.copyOf(findings);
  }

  private void look(String what, Callable<Finding> how) {
    findings.add(seen(what, how));
  }

  /// Whatever goes wrong while looking is what was found.
  static Finding seen(String what, Callable<Finding> how) {
    try {
      return how.call();
    } catch (Exception wrong) {
      var message = wrong.getMessage();
      return new Finding(what, Verdict.ILL, message == null ? wrong.toString() : message);
    }
  }

  private static Finding java() {
    var heap = Runtime.getRuntime().maxMemory() >> 20;
    return new Finding(
        "java",
        Verdict.WELL,
        "%s, heap up to %d MB, %d processors"
            .formatted(Runtime.version(), heap, Runtime.getRuntime().availableProcessors()));
  }

  private Finding dataFolder() {
    DataFolder.prepare(data());
    return new Finding("data folder", Verdict.WELL, data() + " can be written");
  }

  private Finding space() throws IOException {
    long freeBytes = Files.getFileStore(data()).getUsableSpace();
    var words = "%,d MB free in %s".formatted(freeBytes >> 20, data());
    if (freeBytes < SPACE_BYTES_MIN)
      return new Finding("disk space", Verdict.ILL, words + "; free some, nothing new can be kept");
    return freeBytes < SPACE_BYTES_WISE
        ? new Finding("disk space", Verdict.UNWISE, words + "; 2,048 MB give room for a busy day")
        : new Finding("disk space", Verdict.WELL, words);
  }

  private void pictures() {
    try (var scratch = ScratchFolder.make("darkroom-doctor");
        var workshop = Workshop.open(setup.configuration().settings())) {
      look("media workers", () -> workers(workshop.pictures(), scratch.path()));
      look("video library", () -> library(workshop.pictures(), scratch.path()));
    } catch (IOException e) {
      findings.add(new Finding("media workers", Verdict.ILL, "no temporary folder: " + e));
    }
  }

  private static Finding workers(Pictures pictures, Path folder) {
    var sample = Samples.COFFEE_PRODUCT.copyTo(folder);
    pictures.contactSheet("", List.of(new Tile(sample, "")), folder.resolve("sheet.jpg"));
    return new Finding("media workers", Verdict.WELL, "started, decoded and encoded a JPEG");
  }

  /// An AVIF needs the natives of FFmpeg, as clips do.
  private static Finding library(Pictures pictures, Path folder) throws IOException {
    var probe = folder.resolve("probe.avif");
    try (var in = Doctor.class.getResourceAsStream("probe.avif")) {
      if (in == null) throw new IllegalStateException("probe.avif is not in the jar");
      Files.copy(in, probe, StandardCopyOption.REPLACE_EXISTING);
    }
    var _ = pictures.prepare(probe, AS_JPEG, folder);
    return new Finding("video library", Verdict.WELL, "FFmpeg decoded an AVIF picture");
  }

  private Finding backups() {
    var every = setup.configuration().settings().backup().every();
    var newest = Backups.newestIn(setup.backupsFolder()).stream().findFirst();
    var folder = setup.backupsFolder();
    if (newest.isEmpty())
      return new Finding(
          "backups", Verdict.UNWISE, "none in %s yet; run: darkroom backup".formatted(folder));
    var age = Duration.between(modified(newest.get()), clock.instant());
    boolean old = !every.isZero() && age.compareTo(every.multipliedBy(3)) > 0;
    return new Finding(
        "backups",
        old ? Verdict.UNWISE : Verdict.WELL,
        "the newest, %s, is %d minutes old".formatted(newest.get(), age.toMinutes()));
  }

  private Finding clockOfTheDisk() throws IOException {
    var probe = Files.createTempFile(data(), "probe", ".tmp");
    try {
      var skew = Duration.between(modified(probe), clock.instant()).abs();
      return skew.compareTo(SKEW_MAX) > 0
          ? new Finding(
              "clock",
              Verdict.UNWISE,
              "the disk's and this machine's differ by %d s; run a time service on both"
                  .formatted(skew.toSeconds()))
          : new Finding(
              "clock",
              Verdict.WELL,
              "%s, as on the disk; not compared with the world's".formatted(clock.instant()));
    } finally {
      Files.delete(probe);
    }
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void services() {
    for (var provider : setup.configuration().settings().providers().values()) {
      Optional<String> missing = provider.missing();
      findings.add(
          new Finding(
              "service " + provider.name(),
              missing.isEmpty() ? Verdict.WELL : Verdict.UNWISE,
              missing
                  .map("off: %s is not set"::formatted)
                  .orElse("has all it needs; not called, see darkroom providers check")));
    }
  }

  private Path data() {
    return setup.configuration().settings().data().toAbsolutePath().normalize();
  }
}
