package dev.darkroom.generation;

import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Erases what was kept long enough: files, prompts and the audit log, each after its own time.
///
/// It goes from the oldest generation on and notes how far it came after each few; what is erased
/// twice is gone once. So it can be killed anywhere, and the next sweep goes on. Generations that
/// still run are waited for.
public final class Retention {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  private static final int AT_ONCE = 100;

  private final Kept kept;
  private final Casts casts;
  private final MediaStore store;
  private final Periods periods;
  private final InstantSource clock;

  public Retention(Kept kept, Casts casts, MediaStore store, Periods periods, InstantSource clock) {
    this.kept = kept;
    this.casts = casts;
    this.store = store;
    this.periods = periods;
    this.clock = clock;
  }

  /// How long what is kept.
  public record Periods(Duration files, Duration prompts, Duration audit) {}

  /// Erases everything that is due.
  public void sweep() {
    int files = sweep(Kept.Kind.FILES, periods.files());
    int prompts = sweep(Kept.Kind.PROMPTS, periods.prompts());
    int audit = sweepAudit();
    if (files + prompts + audit > 0)
      log.atInfo()
          .addKeyValue("files", files)
          .addKeyValue("prompts", prompts)
          .addKeyValue("audit", audit)
          .log("erased what was kept long enough");
  }

  /// @return of how many generations something was erased
  private int sweep(Kept.Kind kind, Duration period) {
    int erased = 0;
    while (true) {
      var due = kept.next(kind, clock.instant().minus(period), AT_ONCE);
      var done = new ArrayList<GenerationId>();
      for (var generation : due) {
        if (isAtWork(generation)) break;
        erase(kind, generation);
        done.add(generation.id());
      }
      if (done.isEmpty()) return erased;
      kept.done(kind, done.getLast());
      erased += done.size();
    }
  }

  /// One whose price nobody accepted waits for ever; retention does not.
  private static boolean isAtWork(Generation generation) {
    return !generation.state().isEnd() && !(generation.state() instanceof State.Requested);
  }

  private void erase(Kept.Kind kind, Generation generation) {
    switch (kind) {
      case FILES -> eraseFiles(generation);
      case PROMPTS -> kept.erasePrompt(generation.id());
    }
  }

  /// Pictures of a cast stay: somebody approved them to be used again.
  private void eraseFiles(Generation generation) {
    var approved = approved(generation);
    for (var media : files(generation)) if (!approved.contains(media.id())) store.erase(media);
  }

  private Set<String> approved(Generation generation) {
    var ids = new HashSet<String>();
    for (var cast : casts.all(generation.requester().member().community()))
      for (var picture : cast.pictures()) ids.add(picture.id());
    return ids;
  }

  /// Its own files; a reference may be another generation's output.
  static List<MediaRef> files(Generation generation) {
    var files = new ArrayList<MediaRef>();
    var references = generation.references();
    for (int i = 0; i < references.size(); i++)
      if (references.get(i).id().equals(generation.id().referenceMedia(i)))
        files.add(references.get(i));
    for (var output : generation.outputs()) files.add(output.media());
    return files;
  }

  private int sweepAudit() {
    int erased = 0;
    while (true) {
      int now = kept.eraseAudit(clock.instant().minus(periods.audit()), AT_ONCE);
      erased += now;
      if (now < AT_ONCE) return erased;
    }
  }
}
