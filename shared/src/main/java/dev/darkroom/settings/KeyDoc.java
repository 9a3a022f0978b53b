package dev.darkroom.settings;

/// What there is to know about a key of `darkroom.yaml`; declared where the key is read.
///
/// @param path such as `queue.slots`
/// @param variable environment variable that overrides it
/// @param expected what it takes, such as `a whole number from 1 to 256`
/// @param byDefault its default as it would be written in the file; empty when there is none
/// @param meaning what it does, one sentence
public record KeyDoc(
    String path, String variable, String expected, String byDefault, String meaning) {}
