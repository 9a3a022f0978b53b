package dev.darkroom.surface.intake;

import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Caller;
import dev.darkroom.surface.desk.GenerationDesk;
import dev.darkroom.surface.intake.References.Gathered;
import dev.darkroom.surface.intake.References.Source;

/// Takes wishes: gets their pictures here, then hands them in.
public final class Reception {
  private final References references;
  private final GenerationDesk generations;

  public Reception(References references, GenerationDesk generations) {
    this.references = references;
    this.generations = generations;
  }

  /// @throws Wanted.WrongValueException when a value cannot be read at all
  public Answer take(Wanted wanted, Source source, Caller caller) {
    return switch (references.gather(wanted, source, caller)) {
      case Gathered.Missing(var sentence) -> Answer.refused(sentence);
      case Gathered.All all -> {
        try {
          yield generations.submit(wanted.request(all.references(), caller), caller);
        } finally {
          all.discard();
        }
      }
    };
  }
}
