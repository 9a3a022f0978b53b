package dev.darkroom.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/// A small file beside the database's. While the database is open it holds the number of the
/// process; once it is closed, also the file's size and checksum. H2 itself opens a cut file at
/// some earlier state without a word.
final class Seal {
  /// What is known of the database file.
  enum State {
    NEVER_OPENED,
    /// Open, or the process that had it open died.
    LEFT_OPEN,
    INTACT,
    BROKEN
  }

  private static final int BLOCK_BYTES = 1 << 16;

  private final Path file;
  private final Path seal;

  Seal(Path file, Path seal) {
    this.file = file;
    this.seal = seal;
  }

  /// Compares the file with its seal. An intact seal is broken by this, on the disk too, so that a
  /// power cut does not leave a seal of an older state.
  State check() {
    if (!Files.exists(seal)) return State.NEVER_OPENED;
    try {
      if (!Files.exists(file) || Files.size(file) == 0) return State.BROKEN;
      var sealed = Files.readString(seal).strip();
      if (!sealed.contains(" ")) return State.LEFT_OPEN;
      try (var content = FileChannel.open(file)) {
        if (!sealed.endsWith(" " + fingerprint(content))) return State.BROKEN;
      }
      open();
      return State.INTACT;
    } catch (IOException e) {
      throw new StoreException.Unavailable("Cannot read " + file, e);
    }
  }

  /// Writes who has the file open.
  void open() {
    write(Long.toString(ProcessHandle.current().pid()));
  }

  /// Seals the file, unless somebody still has it open.
  void close() {
    try (var content = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var lock = content.tryLock()) {
      if (lock == null) return;
      content.force(true);
      write(ProcessHandle.current().pid() + " " + fingerprint(content));
    } catch (OverlappingFileLockException | NoSuchFileException e) {
      // Open elsewhere in this process, or its folder is gone: it stays without a seal.
    } catch (IOException e) {
      throw new StoreException.Unavailable("Cannot read " + file, e);
    }
  }

  /// Whether another process has the file open.
  boolean isHeld() {
    if (!Files.exists(file)) return false;
    try (var content = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var lock = content.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      throw new StoreException.Unavailable("Cannot read " + file, e);
    }
  }

  /// The process that opened it last, if it is still there.
  OptionalLong process() {
    try {
      long pid = Long.parseLong(Files.readString(seal).strip().split(" ", 2)[0]);
      return ProcessHandle.of(pid).isPresent() ? OptionalLong.of(pid) : OptionalLong.empty();
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private void write(String text) {
    try (var out =
        FileChannel.open(
            seal,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var _ = out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      out.force(true);
    } catch (IOException e) {
      throw new StoreException.Unavailable("Cannot write " + seal, e);
    }
  }

  private static String fingerprint(FileChannel content) throws IOException {
    var checksum = new CRC32();
    var block = ByteBuffer.allocateDirect(BLOCK_BYTES);
    content.position(0);
    while (content.read(block) >= 0) {
      checksum.update(block.flip());
      block.clear();
    }
    return content.size() + ":" + Long.toHexString(checksum.getValue());
  }
}
