package dev.darkroom.media.rights;

/// A part of the file that is to be written.
sealed interface Piece {
  /// Bytes `from` up to `to` of the file as it was; copied by the operating system.
  record Old(long from, long to) implements Piece {}

  /// Other bytes.
  @SuppressWarnings("ArrayRecordComponent") // lives for one write and is never compared
  record New(byte[] bytes) implements Piece {}
}
