package dev.darkroom.media.worker;

import dev.darkroom.media.PictureException;
import dev.darkroom.media.worker.WorkerException.Reason;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// The media worker process: reads tasks from standard input, one a line, and answers on standard
/// output. It ends when standard input does, so it never outlives the bot.
public final class MediaWorkerMain {
  private final PrintStream toBot;
  private final Map<String, WorkerTask> tasks = new HashMap<>();
  private final BlockingQueue<WorkerLine.Run> waiting = new LinkedBlockingQueue<>();
  private volatile long cancelled;

  private MediaWorkerMain(PrintStream toBot) {
    this.toBot = toBot;
    for (var task : ServiceLoader.load(WorkerTask.class)) tasks.put(task.name(), task);
  }

  /// Starts the process; takes no arguments.
  public static void main(String[] args) throws InterruptedException {
    var protocol =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    // Whatever a library prints must not stand between our lines.
    System.setOut(System.err);
    var main = new MediaWorkerMain(protocol);
    Thread.ofPlatform().daemon().name("from-bot").start(main::listen);
    while (true) main.work(main.waiting.take());
  }

  private void listen() {
    var lines = new LineReader(System.in);
    try {
      for (var text = lines.next(); text.isPresent(); text = lines.next())
        WorkerLine.parse(text.get()).ifPresent(this::hear);
    } catch (IOException broken) {
      System.err.println("media worker: cannot hear the bot: " + broken);
    }
    Runtime.getRuntime().halt(0);
  }

  private void hear(WorkerLine line) {
    switch (line) {
      case WorkerLine.Run run -> waiting.add(run);
      case WorkerLine.Cancel(long number) -> cancelled = number;
      case WorkerLine.Share _, WorkerLine.Answer _, WorkerLine.Fault _, WorkerLine.Broken _ -> {}
    }
  }

  private void work(WorkerLine.Run run) {
    var answer = answer(run);
    say(answer);
    if (answer instanceof WorkerLine.Broken(_, var reason, _) && reason == Reason.OUT_OF_MEMORY)
      Runtime.getRuntime().halt(1);
    // The pixels go back to the machine now, and not when the next picture finds the heap full.
    System.gc();
  }

  private WorkerLine answer(WorkerLine.Run run) {
    var task = tasks.get(run.task());
    if (task == null) return broken(run, Reason.DIED, "there is no worker task " + run.task());
    try {
      return new WorkerLine.Answer(run.number(), task.run(run.input(), new Reporter(run.number())));
    } catch (PictureException e) {
      return new WorkerLine.Fault(run.number(), String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      return broken(run, Reason.OUT_OF_MEMORY, String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      e.printStackTrace();
      return broken(run, Reason.DIED, e.toString());
    }
  }

  private static WorkerLine broken(WorkerLine.Run run, Reason reason, String message) {
    return new WorkerLine.Broken(run.number(), reason, message);
  }

  private void say(WorkerLine line) {
    synchronized (toBot) {
      toBot.print(line.text() + "\n");
      toBot.flush();
    }
  }

  /// Passes progress on, but not more often than anyone looks.
  private final class Reporter implements WorkerListener {
    private static final long EVERY_NANOS = 100_000_000;

    private final long number;
    private long saidAtNanos = System.nanoTime() - EVERY_NANOS;

    Reporter(long number) {
      this.number = number;
    }

    @Override
    public synchronized boolean progress(double share) {
      long now = System.nanoTime();
      if (now - saidAtNanos >= EVERY_NANOS) {
        saidAtNanos = now;
        say(new WorkerLine.Share(number, Math.clamp(share, 0.0, 1.0)));
      }
      return cancelled != number;
    }
  }
}
