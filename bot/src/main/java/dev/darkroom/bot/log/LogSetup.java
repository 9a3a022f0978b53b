package dev.darkroom.bot.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;

/// Called by logback when the first logger is asked for. In code rather than XML, which would
/// double the time to the first line.
public final class LogSetup extends ContextAwareBase implements Configurator {
  /// One line an event: line breaks in what people wrote are shown as `\n`, so that nobody can
  /// forge a line. Stack traces follow on lines of their own.
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level %logger{0} -"
          + " %replace(%msg %kvp){'[\\r\\n]+','\\\\n'}%n%ex";

  private static final String UTC_WARNING =
      "com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization.utc_warning";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    var options = LogOptions.chosen();
    var encoder = new MaskingEncoder(start(formatter(options.format()), context), Mask.OF_LOG);
    encoder.setContext(context);
    encoder.start();

    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setName("stderr");
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();

    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(console);
    root.setLevel(atLeastWarn(options));
    context.getLogger("dev.darkroom").setLevel(Level.convertAnSLF4JLevel(options.level()));
    // db-scheduler warns of columns without a time zone at every start; ours have one.
    context.getLogger(UTC_WARNING).setLevel(Level.ERROR);
    // A port that is taken is told in one sentence by whoever wanted it.
    context.getLogger("io.javalin.Javalin").setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /// Libraries are heard from WARN on: at INFO they would drown our own lines.
  private static Level atLeastWarn(LogOptions options) {
    return options.level() == org.slf4j.event.Level.ERROR ? Level.ERROR : Level.WARN;
  }

  private static Encoder<ILoggingEvent> formatter(LogOptions.Format format) {
    return switch (format) {
      case TEXT -> {
        var text = new PatternLayoutEncoder();
        text.setPattern(PATTERN);
        text.setCharset(StandardCharsets.UTF_8);
        yield text;
      }
      case JSON -> {
        var json = new JsonEncoder();
        json.setWithSequenceNumber(false);
        json.setWithNanoseconds(false);
        json.setWithContext(false);
        json.setWithFormattedMessage(true);
        json.setWithMessage(false);
        json.setWithArguments(false);
        yield json;
      }
    };
  }

  private static Encoder<ILoggingEvent> start(
      Encoder<ILoggingEvent> formatter, LoggerContext context) {
    formatter.setContext(context);
    formatter.start();
    return formatter;
  }
}
