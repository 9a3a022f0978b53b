package dev.darkroom.provider;

import java.util.Map;

/// How accepted work is found again at its provider, also after a restart. Stored before the first
/// poll. Never contains a key.
///
/// @param job the provider's own id of the work
/// @param urls addresses that the provider returned for it, by what they are for: `poll`, `cancel`
public record ProviderHandle(String job, Map<String, String> urls) {
  public ProviderHandle {
    urls = Map.copyOf(urls);
  }

  public static ProviderHandle of(String job) {
    return new ProviderHandle(job, Map.of());
  }
}
