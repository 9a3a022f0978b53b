package dev.darkroom.provider;

/// A service that runs models. Implementations speak the service's wire format and nothing of it
/// leaves them. Expected outcomes are answers; exceptions are bugs and end the generation as a
/// fault.
public interface Provider {
  /// The name that routes refer to, such as `gemini`.
  String name();

  /// Whether submitting twice with the same [ProviderTask#key] starts the work only once. Where
  /// this is false, a submit whose answer was lost is never repeated.
  boolean deduplicates();

  /// Starts the work. A service that answers at once gives [ProviderAnswer.Finished] right here and
  /// blocks until then; the listener hears progress and can stop it.
  ProviderAnswer submit(ProviderTask task, ProgressListener listener);

  /// Asks how work that was accepted goes. When it is done, the outputs are downloaded into the
  /// task's folder before this returns.
  ProviderAnswer poll(ProviderTask task, ProviderHandle handle);

  /// Asks the service to stop. Best effort, and harmless to repeat.
  CancelAnswer cancel(ProviderTask task, ProviderHandle handle);

  /// What came of a cancel.
  enum CancelAnswer {
    REQUESTED,
    TOO_LATE,
    UNSUPPORTED
  }
}
