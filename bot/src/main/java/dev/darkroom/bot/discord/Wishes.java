package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.message.Postman;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Sent;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Caller;
import dev.darkroom.surface.intake.BatchReception;
import dev.darkroom.surface.intake.Reception;
import dev.darkroom.surface.intake.References;
import dev.darkroom.surface.intake.Wanted;
import java.util.Optional;

/// Hands in what people wish for: the right to post first, then a thread where they want one, then
/// the pictures, then the desk.
final class Wishes {
  private final Reception reception;
  private final BatchReception batches;
  private final References.Source pictures;
  private final Postman postman;

  Wishes(Reception reception, BatchReception batches, References.Source pictures, Postman postman) {
    this.reception = reception;
    this.batches = batches;
    this.pictures = pictures;
    this.postman = postman;
  }

  /// @param threaded whether a thread is to be opened for it and what comes of it
  Answer one(Wanted wanted, boolean threaded, Visitor visitor) {
    var refusal = refusal(wanted, visitor);
    if (refusal.isPresent()) return refusal.get();
    var address = visitor.address(wanted.hidden());
    if (!threaded || !opensThread(wanted, visitor))
      return reception.take(wanted, pictures, visitor.caller(address));
    var thread = thread(wanted, visitor);
    return thread.isEmpty()
        ? noThread(visitor.caller(address))
        : reception.take(wanted, pictures, visitor.caller(address.inThread(thread.get())));
  }

  /// Each picture's result is a message of its own, there or in a thread.
  Answer batch(Wanted wanted, boolean threaded, Visitor visitor) {
    var refusal = refusal(wanted, visitor);
    if (refusal.isPresent()) return refusal.get();
    var address = visitor.address(wanted.hidden()).apart();
    if (!threaded || !opensThread(wanted, visitor))
      return batches.take(wanted, pictures, visitor.caller(address));
    var thread = thread(wanted, visitor);
    return thread.isEmpty()
        ? noThread(visitor.caller(address))
        : batches.take(wanted, pictures, visitor.caller(address.inThread(thread.get())));
  }

  private static Optional<Answer> refusal(Wanted wanted, Visitor visitor) {
    if (wanted.hidden()) return Optional.empty();
    return visitor
        .missingPermission()
        .map(it -> Answer.refused(visitor.words().controls().mayNotPost(it)));
  }

  /// In a thread there is one already, and what is private stays where it was asked for.
  private static boolean opensThread(Wanted wanted, Visitor visitor) {
    return !wanted.hidden() && visitor.mayHaveThread();
  }

  private Optional<String> thread(Wanted wanted, Visitor visitor) {
    var name = wanted.prompt().isBlank() ? "Darkroom" : wanted.prompt().strip();
    var channel = visitor.address(false).channel();
    return switch (postman.openThread(channel, name)) {
      case Sent.Done(var thread, _) -> Optional.of(thread);
      case Sent.Later _, Sent.Closed _ -> Optional.empty();
    };
  }

  private static Answer noThread(Caller caller) {
    return Answer.refused(caller.words().controls().say(Label.THREAD_IMPOSSIBLE));
  }
}
