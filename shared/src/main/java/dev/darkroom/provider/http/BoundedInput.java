package dev.darkroom.provider.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends with [TooLargeException] instead of reading more than it should.
final class BoundedInput extends FilterInputStream {
  private long left;

  BoundedInput(InputStream in, long sizeBytesMax) {
    super(in);
    left = sizeBytesMax;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) count(1);
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0) count(read);
    return read;
  }

  private void count(int read) throws TooLargeException {
    left -= read;
    if (left < 0) throw new TooLargeException();
  }
}
