package dev.darkroom.generation;

import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.State.Fetched;
import dev.darkroom.media.Change;
import dev.darkroom.media.Inspection;
import dev.darkroom.media.MediaFacts;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.Pictures;
import dev.darkroom.media.Rights;
import dev.darkroom.media.Rights.DigitalSource;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what a provider left in its folder into the store: checked, marked with rights and origin,
/// and, for an edit, measured against the original.
public final class Outputs {
  private static final Logger log = LoggerFactory.getLogger(Outputs.class);

  private final MediaStore store;
  private final Pictures pictures;
  private final String terms;
  private final InstantSource clock;

  /// @param terms what may be done with outputs, written into their metadata; may be empty
  public Outputs(MediaStore store, Pictures pictures, String terms, InstantSource clock) {
    this.store = store;
    this.pictures = pictures;
    this.terms = terms;
    this.clock = clock;
  }

  /// Keeps every output that is what it should be; the others count as missing. A repeat overwrites
  /// what an earlier call kept.
  Fetched keep(Generation generation, ProviderTask task, ProviderAnswer.Finished finished) {
    var kept = new ArrayList<Output>();
    var missing = new ArrayList<>(finished.missing());
    for (var output : finished.outputs()) {
      if (kept.size() == generation.count()) break;
      switch (pictures.inspect(output.file())) {
        case Inspection.Accepted(var facts)
            when facts.type().isPicture() != task.model().isVideo() ->
            kept.add(keep(generation, task, output, facts, kept.size()));
        case Inspection.Accepted(var facts) -> missing.add(wrong("type " + facts.type()));
        case Inspection.Rejected(var problem, _) -> missing.add(wrong(problem.name()));
      }
    }
    return new Fetched(kept, missing);
  }

  private Output keep(
      Generation generation,
      ProviderTask task,
      ProviderAnswer.Output output,
      MediaFacts facts,
      int index) {
    var share = unchangedShare(generation, output.file(), task.folder());
    pictures.mark(output.file(), rights(generation, task));
    var media = store.keep(generation.id().outputMedia(index), output.file(), facts);
    return new Output(media, output.seed(), output.note(), share);
  }

  private OptionalDouble unchangedShare(Generation generation, Path after, Path folder) {
    if (generation.workflow() != Workflow.EDIT) return OptionalDouble.empty();
    var before = store.open(generation.references().getFirst());
    if (before.isEmpty()) return OptionalDouble.empty();
    try {
      return pictures.compare(before.get(), after, generation.region(), folder)
              instanceof Change.Measured measured
          ? OptionalDouble.of(measured.unchangedShare())
          : OptionalDouble.empty();
    } catch (PictureException unmeasurable) {
      // A result that cannot be measured is still a result.
      log.atWarn()
          .addKeyValue("generation", generation.id().value())
          .setCause(unmeasurable)
          .log("edit not measured");
      return OptionalDouble.empty();
    }
  }

  private Rights rights(Generation generation, ProviderTask task) {
    var source =
        !task.model().generative()
            ? DigitalSource.ALGORITHMICALLY_ENHANCED
            : generation.references().isEmpty()
                ? DigitalSource.TRAINED_ALGORITHMIC_MEDIA
                : DigitalSource.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
    return new Rights(
        source,
        task.model().name(),
        generation.id().value(),
        clock.instant(),
        terms,
        hashes(generation));
  }

  private List<String> hashes(Generation generation) {
    var hashes = new ArrayList<String>();
    for (var reference : generation.references())
      store.open(reference).ifPresent(file -> hashes.add(sha256(file)));
    return hashes;
  }

  private static String sha256(Path file) {
    try (var in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      var _ = in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Failure wrong(String what) {
    return Failure.of(Failure.Kind.MALFORMED, "output", "not the promised output: " + what);
  }
}
