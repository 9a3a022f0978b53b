package dev.darkroom.provider.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// A file as text inside JSON, encoded while it is sent: it never lies in memory as a whole.
public final class PictureText implements JsonSerializable {
  private final Path file;
  private final String prefix;

  private PictureText(Path file, String prefix) {
    this.file = file;
    this.prefix = prefix;
  }

  /// The bytes in base64.
  public static PictureText base64(Path file) {
    return new PictureText(file, "");
  }

  /// `data:image/png;base64,…`
  public static PictureText dataUri(Path file) {
    return new PictureText(file, "data:" + mimeOf(file) + ";base64,");
  }

  /// The media type by the first bytes; references are prepared, so it is one of four.
  public static String mimeOf(Path file) {
    try (var in = Files.newInputStream(file)) {
      var head = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
      if (head.startsWith("\u0089PNG")) return "image/png";
      if (head.startsWith("RIFF") && head.endsWith("WEBP")) return "image/webp";
      if (head.startsWith("GIF8")) return "image/gif";
      return "image/jpeg";
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
    try (var text = new EncodedReader(prefix, Files.newInputStream(file))) {
      json.writeString(text, -1);
    }
  }

  @Override
  public void serializeWithType(
      JsonGenerator json, SerializerProvider serializers, TypeSerializer type) throws IOException {
    serialize(json, serializers);
  }

  @Override
  public String toString() {
    return "PictureText[" + file.getFileName() + "]";
  }

  /// Base64 of a stream, piece by piece.
  private static final class EncodedReader extends Reader {
    /// A multiple of three, so that only the last piece is padded.
    private static final int PIECE_BYTES = 3 * 4096;

    private final InputStream in;
    private String piece;
    private int next;

    EncodedReader(String prefix, InputStream in) {
      this.piece = prefix;
      this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      if (next == piece.length()) {
        var bytes = in.readNBytes(PIECE_BYTES);
        if (bytes.length == 0) return -1;
        piece = Base64.getEncoder().encodeToString(bytes);
        next = 0;
      }
      int count = Math.min(length, piece.length() - next);
      piece.getChars(next, next + count, target, offset);
      next += count;
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
