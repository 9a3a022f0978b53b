package dev.darkroom.media;

import dev.darkroom.media.Mp4Boxes.Box;
import dev.darkroom.media.Mp4Boxes.Damage;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads size, length and tracks out of an MP4's boxes (ISO/IEC 14496-12, sections 8.2 to 8.8).
final class Mp4Header {
  private static final int SIDE_PX_MAX = 16_384;
  private static final Duration LENGTH_MAX = Duration.ofHours(24);
  private static final int FULL_BOX_BYTES = 4;
  private static final int MATRIX_BYTES = 36;

  private final Mp4Boxes boxes;

  Mp4Header(Mp4Boxes boxes) {
    this.boxes = boxes;
  }

  Mp4 read() throws IOException {
    var top = boxes.topLevel();
    if (first(top, "ftyp").isEmpty()) throw new Damage("it is not an MP4 file");
    var movie = first(top, "moov").orElseThrow(() -> new Damage("its index is missing"));
    var content = first(top, "mdat").orElseThrow(() -> new Damage("it has no content"));
    boolean fragmented = boxes.find(movie, "mvex").isPresent();
    if (fragmented && first(top, "moof").isEmpty()) throw new Damage("it has no content");

    Optional<Track> video = Optional.empty();
    boolean audio = false;
    for (var box : boxes.children(movie)) {
      if (!box.type().equals("trak")) continue;
      var kind = kindOf(box);
      if (kind.equals("soun")) audio = true;
      if (kind.equals("vide") && video.isEmpty()) video = Optional.of(videoTrack(box, fragmented));
    }
    var seen = video.orElseThrow(() -> new Damage("it has no picture track"));
    boolean fastStart = movie.at() < content.at();
    return new Mp4.Playable(seen.widthPx(), seen.heightPx(), length(movie, top), audio, fastStart);
  }

  private record Track(int widthPx, int heightPx) {}

  private String kindOf(Box track) throws IOException {
    var handler = boxes.find(track, "mdia", "hdlr");
    if (handler.isEmpty()) throw new Damage("a track does not say what it is");
    var name = new byte[4];
    boxes.content(handler.get(), 8, 4).get(name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private Track videoTrack(Box track, boolean fragmented) throws IOException {
    var head = need(boxes.find(track, "tkhd"));
    var rest = boxes.content(head, matrixAt(head), MATRIX_BYTES + 8);
    boolean sideways = rest.getInt(0) == 0 && rest.getInt(16) == 0 && rest.getInt(4) != 0;
    int widthPx = rest.getInt(MATRIX_BYTES) >>> 16;
    int heightPx = rest.getInt(MATRIX_BYTES + 4) >>> 16;
    if (widthPx == 0 || heightPx == 0) throw new Damage("its picture has no area");
    if (widthPx > SIDE_PX_MAX || heightPx > SIDE_PX_MAX) throw new Damage("its picture is too big");
    if (!fragmented) checkSamples(need(boxes.find(track, "mdia", "minf", "stbl")));
    return sideways ? new Track(heightPx, widthPx) : new Track(widthPx, heightPx);
  }

  /// Where in the file the matrix of the first picture track lies.
  long matrixAt() throws IOException {
    var movie = need(first(boxes.topLevel(), "moov"));
    for (var box : boxes.children(movie)) {
      if (!box.type().equals("trak") || !kindOf(box).equals("vide")) continue;
      var head = need(boxes.find(box, "tkhd"));
      return head.start() + matrixAt(head);
    }
    throw new Damage("it has no picture track");
  }

  private int matrixAt(Box head) throws IOException {
    int times = version(head) == 1 ? 32 : 20;
    return FULL_BOX_BYTES + times + 16;
  }

  /// A file whose index points past its end was cut off on the way.
  private void checkSamples(Box table) throws IOException {
    var sizes = boxes.find(table, "stsz");
    if (sizes.isEmpty()) sizes = boxes.find(table, "stz2");
    if (boxes.content(need(sizes), FULL_BOX_BYTES + 4, 4).getInt() == 0)
      throw new Damage("it has no pictures");
    var shortOffsets = boxes.find(table, "stco");
    var offsets = shortOffsets.isPresent() ? shortOffsets.get() : need(boxes.find(table, "co64"));
    int entryBytes = shortOffsets.isPresent() ? 4 : 8;
    long count = Integer.toUnsignedLong(boxes.content(offsets, FULL_BOX_BYTES, 4).getInt());
    if (count == 0) throw new Damage("it has no pictures");
    var last = boxes.content(offsets, 8 + (count - 1) * entryBytes, entryBytes);
    long position = entryBytes == 4 ? Integer.toUnsignedLong(last.getInt()) : last.getLong();
    if (position < 0 || position >= boxes.sizeBytes()) throw new Damage("it is cut short");
  }

  private Duration length(Box movie, List<Box> top) throws IOException {
    var head = need(boxes.find(movie, "mvhd"));
    var times = boxes.content(head, FULL_BOX_BYTES, version(head) == 1 ? 28 : 16);
    times.position(version(head) == 1 ? 16 : 8);
    long scale = Integer.toUnsignedLong(times.getInt());
    long units = version(head) == 1 ? times.getLong() : Integer.toUnsignedLong(times.getInt());
    if (scale == 0) throw new Damage("its time scale is zero");
    if (units == 0) units = fragmentedLength(movie);
    if (units != 0) return seconds(units, scale);
    var index = first(top, "sidx");
    if (index.isEmpty()) throw new Damage("its length is not given");
    return indexedLength(index.get());
  }

  private long fragmentedLength(Box movie) throws IOException {
    var fragments = boxes.find(movie, "mvex", "mehd");
    if (fragments.isEmpty()) return 0;
    var box = fragments.get();
    return version(box) == 1
        ? boxes.content(box, FULL_BOX_BYTES, 8).getLong()
        : Integer.toUnsignedLong(boxes.content(box, FULL_BOX_BYTES, 4).getInt());
  }

  private Duration indexedLength(Box index) throws IOException {
    int offsets = version(index) == 1 ? 16 : 8;
    long scale = Integer.toUnsignedLong(boxes.content(index, 8, 4).getInt());
    int count = boxes.content(index, 12L + offsets + 2, 2).getShort() & 0xffff;
    long units = 0;
    for (int i = 0; i < count; i++)
      units +=
          Integer.toUnsignedLong(boxes.content(index, 16L + offsets + i * 12L + 4, 4).getInt());
    if (scale == 0) throw new Damage("its time scale is zero");
    return seconds(units, scale);
  }

  private static Duration seconds(long units, long scale) throws Damage {
    if (units <= 0) throw new Damage("its length is impossible");
    var millis = BigInteger.valueOf(units).multiply(BigInteger.valueOf(1_000));
    var length = millis.divide(BigInteger.valueOf(scale));
    if (length.compareTo(BigInteger.valueOf(LENGTH_MAX.toMillis())) > 0)
      throw new Damage("its length is impossible");
    return Duration.ofMillis(length.longValueExact());
  }

  private int version(Box fullBox) throws IOException {
    ByteBuffer first = boxes.content(fullBox, 0, 1);
    return first.get();
  }

  private static Optional<Box> first(List<Box> among, String type) {
    return among.stream().filter(box -> box.type().equals(type)).findFirst();
  }

  private static Box need(Optional<Box> box) throws Damage {
    return box.orElseThrow(() -> new Damage("its index is incomplete"));
  }
}
