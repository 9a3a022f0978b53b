package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.Replies.Acknowledged;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.intake.UnderWay;
import dev.darkroom.surface.intake.Work;
import java.util.Objects;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Acknowledges at once, then works: an interaction that is not acknowledged within three seconds
/// is lost, and one that is may take its time.
final class Intake {
  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  private final Work work;
  private final Replies replies;
  private final UnderWay acknowledgements;

  Intake(Work work, Replies replies, UnderWay acknowledgements) {
    this.work = work;
    this.replies = replies;
    this.acknowledgements = acknowledgements;
  }

  /// Acknowledges with "thinking…", then shows the answer.
  ///
  /// @param aside whether only the one who asked sees it
  void reply(GenericInteractionCreateEvent event, IReplyCallback callback, boolean aside, Job job) {
    acknowledge(
        event, callback.deferReply(aside), aside ? Acknowledged.ASIDE : Acknowledged.OPENLY, job);
  }

  /// Acknowledges without a trace, then changes the message that has the button.
  void onMessage(GenericInteractionCreateEvent event, IMessageEditCallback callback, Job job) {
    acknowledge(event, callback.deferEdit(), Acknowledged.ON_MESSAGE, job);
  }

  /// What is done for a visitor once Discord has the acknowledgement.
  interface Job {
    Answer run(Visitor visitor);
  }

  private void acknowledge(
      GenericInteractionCreateEvent event, RestAction<?> action, Acknowledged how, Job job) {
    var visitor = visitor(event);
    acknowledgements.begun();
    action.queue(
        _ -> {
          acknowledgements.done();
          start(visitor, how, job);
        },
        failure -> {
          acknowledgements.done();
          // A repeat of the request by the HTTP client, whose first answer was lost: it is done.
          if (isAcknowledged(failure)) start(visitor, how, job);
          else warn(visitor, failure);
        });
  }

  static Visitor visitor(GenericInteractionCreateEvent event) {
    return new Visitor(Objects.requireNonNull(event.getRawData()).getObject("d"));
  }

  private void start(Visitor visitor, Acknowledged how, Job job) {
    if (!work.take(() -> answer(visitor, how, job)))
      work.threads().execute(() -> replies.say(Label.BUSY, visitor, how));
  }

  private void answer(Visitor visitor, Acknowledged how, Job job) {
    var answer = Work.answer(visitor.id(), visitor.words(), () -> job.run(visitor));
    replies.show(answer, visitor, how);
  }

  private static boolean isAcknowledged(Throwable failure) {
    return failure instanceof ErrorResponseException refused
        && refused.getErrorResponse() == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED;
  }

  private static void warn(Visitor visitor, Throwable failure) {
    log.atWarn()
        .addKeyValue("interaction", visitor.id())
        .addKeyValue("why", failure.toString())
        .log("not acknowledged, so not worked on");
  }
}
