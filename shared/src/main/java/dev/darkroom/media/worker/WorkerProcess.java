package dev.darkroom.media.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.worker.WorkerException.Reason;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One media worker process, seen from the bot. Used by one thread at a time; [#kill] may come from
/// any.
final class WorkerProcess {
  private static final Logger log = LoggerFactory.getLogger(WorkerProcess.class);

  /// A task that does not report is asked about this often, so that it can be cancelled all the
  /// same.
  private static final Duration ASK_EVERY = Duration.ofMillis(500);

  /// How long a cancelled task may take to notice before its process is killed.
  private static final Duration CANCEL_GRACE = Duration.ofSeconds(2);

  /// Exit code of a virtual machine that ran out of memory (`-XX:+ExitOnOutOfMemoryError`).
  private static final int EXIT_OUT_OF_MEMORY = 3;

  private static final int STDERR_LINES_KEPT = 20;

  private final Process process;
  private final BufferedWriter toWorker;
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final StderrTail stderr = new StderrTail(STDERR_LINES_KEPT);

  private volatile boolean killed;
  private long number;
  private long idleSinceNanos;

  private WorkerProcess(Process process) {
    this.process = process;
    this.toWorker = new BufferedWriter(process.outputWriter(StandardCharsets.UTF_8));
  }

  static WorkerProcess start(WorkerSettings settings) {
    try {
      var worker = new WorkerProcess(new ProcessBuilder(WorkerCommand.of(settings)).start());
      Thread.ofVirtual().name("media-worker-stdout").start(worker::readLines);
      Thread.ofVirtual()
          .name("media-worker-stderr")
          .start(() -> worker.stderr.drain(worker.process.getErrorStream()));
      return worker;
    } catch (IOException e) {
      throw new WorkerException(Reason.DIED, "a media worker could not be started: " + e);
    }
  }

  /// What the reader of the process's output hands to the thread that waits for it.
  private sealed interface Heard {
    record Line(WorkerLine line) implements Heard {}

    record End() implements Heard {}
  }

  private void readLines() {
    var lines = new LineReader(process.getInputStream());
    try {
      for (var text = lines.next(); text.isPresent(); text = lines.next())
        WorkerLine.parse(text.get()).ifPresent(line -> heard.add(new Heard.Line(line)));
    } catch (IOException broken) {
      // A line without an end: nothing that comes after it could be trusted.
      process.destroyForcibly();
    }
    heard.add(new Heard.End());
  }

  /// Runs one task. When this throws [WorkerException], the process is of no more use.
  JsonNode run(String task, JsonNode input, Duration deadline, WorkerListener listener) {
    number++;
    send(new WorkerLine.Run(number, task, input));
    var wait = new Wait(listener, System.nanoTime() + deadline.toNanos());
    while (true) {
      var ending = wait.step();
      if (ending.isPresent()) return ending.get();
    }
  }

  /// Waiting for one answer.
  private final class Wait {
    private final WorkerListener listener;
    private long untilNanos;
    private double share;
    private boolean cancelled;

    Wait(WorkerListener listener, long untilNanos) {
      this.listener = listener;
      this.untilNanos = untilNanos;
    }

    /// Hears one thing or waits a little; present when that was the answer.
    Optional<JsonNode> step() {
      long leftNanos = untilNanos - System.nanoTime();
      if (leftNanos <= 0)
        throw cancelled ? cancelled() : new WorkerException(Reason.TIMED_OUT, "past the deadline");
      var next = poll(Math.min(leftNanos, ASK_EVERY.toNanos()));
      if (next.isEmpty()) {
        ask();
        return Optional.empty();
      }
      return switch (next.get()) {
        case Heard.End _ -> throw cancelled || killed ? cancelled() : died();
        case Heard.Line(var line) -> take(line);
      };
    }

    private Optional<JsonNode> take(WorkerLine line) {
      return switch (line) {
        case WorkerLine.Share(long of, double done) when of == number -> {
          share = done;
          ask();
          yield Optional.empty();
        }
        case WorkerLine.Answer(long of, var answer) when of == number -> {
          if (cancelled) throw cancelled();
          yield Optional.of(answer);
        }
        case WorkerLine.Fault(long of, var sentence) when of == number -> {
          if (cancelled) throw cancelled();
          throw new PictureException(sentence);
        }
        case WorkerLine.Broken(long of, var reason, var message) when of == number ->
            throw cancelled ? cancelled() : new WorkerException(reason, message);
        case WorkerLine.Share _, WorkerLine.Answer _, WorkerLine.Fault _ -> Optional.empty();
        case WorkerLine.Broken _, WorkerLine.Run _, WorkerLine.Cancel _ -> Optional.empty();
      };
    }

    private void ask() {
      if (cancelled || listener.progress(share)) return;
      cancelled = true;
      untilNanos = Math.min(untilNanos, System.nanoTime() + CANCEL_GRACE.toNanos());
      send(new WorkerLine.Cancel(number));
    }

    private Optional<Heard> poll(long nanos) {
      try {
        return Optional.ofNullable(heard.poll(nanos, TimeUnit.NANOSECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw cancelled();
      }
    }

    private WorkerException cancelled() {
      return new WorkerException(Reason.CANCELLED, "the task was cancelled");
    }
  }

  private WorkerException died() {
    int exit = process.onExit().join().exitValue();
    log.atWarn()
        .addKeyValue("pid", process.pid())
        .addKeyValue("exit", exit)
        .addKeyValue("stderr", stderr.text())
        .log("media worker died");
    return exit == EXIT_OUT_OF_MEMORY
        ? new WorkerException(Reason.OUT_OF_MEMORY, "the media worker ran out of memory")
        : new WorkerException(Reason.DIED, "the media worker ended with exit code " + exit);
  }

  private void send(WorkerLine line) {
    try {
      toWorker.write(line.text());
      toWorker.newLine();
      toWorker.flush();
    } catch (IOException gone) {
      // Its end is heard on the other pipe, with the exit code.
      log.atDebug().setCause(gone).log("media worker does not listen");
    }
  }

  void markIdle() {
    idleSinceNanos = System.nanoTime();
  }

  boolean idleFor(Duration time) {
    return System.nanoTime() - idleSinceNanos >= time.toNanos();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  void kill() {
    killed = true;
    process.destroyForcibly();
  }
}
