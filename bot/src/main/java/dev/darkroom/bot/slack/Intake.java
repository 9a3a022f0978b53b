package dev.darkroom.bot.slack;

import dev.darkroom.bot.slack.web.People;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.intake.Repeated;
import dev.darkroom.surface.intake.UnderWay;
import dev.darkroom.surface.intake.Work;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what came in and returns at once, so that Slack has its acknowledgement; the work is done
/// afterwards. What Slack sends again is not worked on again.
final class Intake {
  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  private final UnderWay acknowledgements;
  private final Work work;
  private final People people;
  private final Presence presence;
  private final Replies replies;
  private final Repeated repeated = new Repeated();

  /// @param acknowledgements those of handlers that are about to return
  Intake(UnderWay acknowledgements, Work work, People people, Presence presence, Replies replies) {
    this.acknowledgements = acknowledgements;
    this.work = work;
    this.people = people;
    this.presence = presence;
    this.replies = replies;
  }

  /// What is done for a visitor once Slack has the acknowledgement.
  interface Job {
    Answer run(Visitor visitor);
  }

  /// Works on it when there is room, then shows the answer.
  ///
  /// @param onMessage whether it was a button of a message, which changes by itself
  void answer(Visit visit, boolean onMessage, Job job) {
    if (isRepeated(visit)) return;
    if (!work.take(() -> answerNow(visit, onMessage, job)))
      work.threads().execute(() -> replies.say(Label.BUSY, visitor(visit)));
  }

  /// Works on it before everything that waits: a form must open within three seconds.
  void open(Visit visit, Consumer<Visitor> job) {
    if (isRepeated(visit)) return;
    work.threads()
        .execute(() -> {
          try {
            job.accept(visitor(visit));
          } catch (RuntimeException fault) {
            log.atError().setCause(fault).log("form not opened");
          }
        });
  }

  /// Does something small at once, such as bringing an open form up to date.
  void aside(Runnable job) {
    work.threads()
        .execute(() -> {
          try {
            job.run();
          } catch (RuntimeException fault) {
            log.atError().setCause(fault).log("form not updated");
          }
        });
  }

  /// The handler returns in a moment, and its acknowledgement goes before all work.
  private boolean isRepeated(Visit visit) {
    acknowledgements.begun();
    acknowledgements.done();
    return repeated.came(visit.key());
  }

  private void answerNow(Visit visit, boolean onMessage, Job job) {
    var visitor = visitor(visit);
    var answer = Work.answer(visit.key(), visitor.words(), () -> job.run(visitor));
    replies.show(answer, visitor, onMessage);
  }

  private Visitor visitor(Visit visit) {
    presence.seen(visit.team());
    return new Visitor(visit, people.find(visit.team(), visit.user()));
  }
}
