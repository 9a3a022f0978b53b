package dev.darkroom.media.inspect;

import dev.darkroom.media.MediaType;
import java.io.IOException;

/// JPEG (ITU-T T.81, annex B): walks markers, and the coded data, to the end of the image.
final class JpegHeader {
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final int COMMENT = 0xfe;
  private static final int SEGMENTS_MAX = 10_000;

  private final FileBytes bytes;
  private int widthPx;
  private int heightPx;
  private Turn turn = Turn.NONE;
  private boolean bare = true;

  private JpegHeader(FileBytes bytes) {
    this.bytes = bytes;
  }

  static Header read(FileBytes bytes) throws IOException {
    return new JpegHeader(bytes).walk();
  }

  private Header walk() throws IOException {
    boolean scanned = false;
    long at = 2;
    for (int i = 0; i < SEGMENTS_MAX; i++) {
      at = skipFill(at);
      int marker = bytes.u8(at + 1);
      if (marker == END_OF_IMAGE) {
        if (!scanned) throw new DamagedException("it has no content");
        boolean nothingBehind = at + 2 == bytes.size();
        return Header.of(MediaType.JPEG, widthPx, heightPx)
            .turned(turn)
            .asBare(bare && nothingBehind);
      }
      int length = bytes.be16(at + 2);
      if (length < 2) throw new DamagedException("a segment has an impossible size");
      segment(marker, at + 4, length - 2);
      at += 2 + length;
      if (at > bytes.size()) throw DamagedException.cutShort();
      if (marker == START_OF_SCAN) {
        if (widthPx == 0) throw new DamagedException("its size is missing");
        scanned = true;
        at = endOfCodedData(at);
      }
    }
    throw new DamagedException("it has too many parts");
  }

  /// Markers may be preceded by any number of fill bytes.
  private long skipFill(long from) throws IOException {
    if (bytes.u8(from) != 0xff) throw new DamagedException("its parts do not follow each other");
    long at = from;
    while (bytes.u8(at + 1) == 0xff) at++;
    return at;
  }

  private void segment(int marker, long at, int length) throws IOException {
    if (isStartOfFrame(marker)) frame(at, length);
    if (marker == APP1 && length > 6 && bytes.has(at, "Exif\0\0"))
      turn = Header.exifTurn(bytes, at + 6, length - 6L);
    boolean application = marker >= APP0 && marker <= APP15;
    boolean ofThePicture = marker == APP0 || marker == APP14;
    if (marker == COMMENT || (application && !ofThePicture)) bare = false;
  }

  private static boolean isStartOfFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private void frame(long at, int length) throws IOException {
    if (length < 6) throw new DamagedException("its header is garbled");
    heightPx = bytes.be16(at + 1);
    widthPx = bytes.be16(at + 3);
    int components = bytes.u8(at + 5);
    if (widthPx == 0 || heightPx == 0) throw new DamagedException("its size is impossible");
    if (components == 0 || components > 4 || length < 6 + 3 * components)
      throw new DamagedException("its header is garbled");
    // Four components are CMYK, which not everyone can read.
    if (components == 4) bare = false;
  }

  /// In coded data 0xff is followed by zero or by a restart marker; any other is the next segment.
  private long endOfCodedData(long from) throws IOException {
    long at = from;
    while (true) {
      if (bytes.u8(at) == 0xff) {
        int next = bytes.u8(at + 1);
        boolean data = next == 0 || (next >= 0xd0 && next <= 0xd7);
        if (!data && next != 0xff) return at;
        at += data ? 2 : 1;
      } else {
        at++;
      }
    }
  }
}
