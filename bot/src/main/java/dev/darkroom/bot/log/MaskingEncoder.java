package dev.darkroom.bot.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;

/// Masks the finished line, stack trace and key-values included, whoever formatted it.
final class MaskingEncoder extends EncoderBase<ILoggingEvent> {
  private final Encoder<ILoggingEvent> formatter;
  private final Mask mask;

  MaskingEncoder(Encoder<ILoggingEvent> formatter, Mask mask) {
    this.formatter = formatter;
    this.mask = mask;
  }

  @Override
  public byte[] headerBytes() {
    return formatter.headerBytes();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return mask.apply(new String(formatter.encode(event), UTF_8)).getBytes(UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return formatter.footerBytes();
  }
}
