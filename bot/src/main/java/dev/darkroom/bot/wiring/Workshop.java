package dev.darkroom.bot.wiring;

import dev.darkroom.media.Pictures;
import dev.darkroom.media.worker.MediaWorkers;
import dev.darkroom.media.worker.ProcessMediaWorkers;
import dev.darkroom.media.worker.WorkerPictures;
import dev.darkroom.settings.Settings;

/// The part of the bot that works on pictures, alone, for whoever needs no database.
public final class Workshop implements AutoCloseable {
  private final MediaWorkers workers;
  private final Pictures pictures;

  private Workshop(Settings settings) {
    workers = new ProcessMediaWorkers(Bot.workers(settings));
    pictures =
        new WorkerPictures(workers, Bot.references(settings), settings.media().workDeadline());
  }

  /// Nothing runs before there is work.
  public static Workshop open(Settings settings) {
    return new Workshop(settings);
  }

  public Pictures pictures() {
    return pictures;
  }

  @Override
  public void close() {
    workers.close();
  }
}
