package dev.darkroom.generation;

import java.util.Optional;

/// What is wrong with a request by itself, before any model is looked at.
public interface RequestRules {
  Checked check(Request request);

  /// The outcome of a check.
  sealed interface Checked {
    /// @param prompt the prompt in normal form: no control, bidi or zero-width characters
    /// @param hint one better version of a vague prompt, for the requester alone
    record Fine(String prompt, Optional<String> hint) implements Checked {}

    /// @param sentence names the limit and what to do
    record Wrong(String sentence) implements Checked {}
  }
}
