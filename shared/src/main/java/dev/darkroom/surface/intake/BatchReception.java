package dev.darkroom.surface.intake;

import dev.darkroom.generation.BatchId;
import dev.darkroom.generation.Request;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.BatchDesk;
import dev.darkroom.surface.desk.Caller;
import dev.darkroom.surface.intake.References.Gathered;
import java.util.ArrayList;

/// Takes one wish for many pictures: gets all of them here, then hands them in together.
public final class BatchReception {
  private final References references;
  private final BatchDesk batches;

  public BatchReception(References references, BatchDesk batches) {
    this.references = references;
    this.batches = batches;
  }

  /// @param wanted every one of its pictures becomes a generation of its own
  /// @throws Wanted.WrongValueException when a value cannot be read at all
  public Answer take(Wanted wanted, References.Source source, Caller caller) {
    var batch = new BatchId(caller.key());
    var requests = new ArrayList<Request>();
    var fetched = new ArrayList<Gathered.All>();
    try {
      for (var picture : wanted.pictures()) {
        var one = wanted.only(picture);
        var part = caller.part(requests.size() + 1);
        switch (references.gather(one, source, part)) {
          case Gathered.Missing(var sentence) -> {
            return Answer.refused(sentence);
          }
          case Gathered.All all -> {
            fetched.add(all);
            requests.add(one.request(all.references(), part).in(batch));
          }
        }
      }
      return batches.submit(requests, caller);
    } finally {
      fetched.forEach(Gathered.All::discard);
    }
  }
}
