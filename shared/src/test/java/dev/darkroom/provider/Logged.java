package dev.darkroom.provider;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/// Everything that Darkroom logs while it is open, at every level.
public final class Logged extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.darkroom");

  public Logged() {
    setContext(logger.getLoggerContext());
    start();
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    logger.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    var cause = event.getThrowableProxy();
    lines.add(
        event.getFormattedMessage()
            + " "
            + event.getKeyValuePairs()
            + (cause == null ? "" : ThrowableProxyUtil.asString(cause)));
  }

  public String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(null);
    logger.setAdditive(true);
  }
}
