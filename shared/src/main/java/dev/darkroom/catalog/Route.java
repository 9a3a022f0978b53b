package dev.darkroom.catalog;

import com.fasterxml.jackson.databind.JsonNode;

/// One way to a model: a configured provider and the model's id there.
///
/// @param provider name of the provider in `darkroom.yaml`, such as `gemini`
/// @param remoteModel the provider's own model id or endpoint
/// @param options what else the provider's adapter needs to know, from `models.yaml`
public record Route(String provider, String remoteModel, JsonNode options) {
  /// A name for logs and stored rows.
  public String name() {
    return provider + "/" + remoteModel;
  }
}
