package dev.darkroom.settings;

import java.util.List;

/// The wire formats that Darkroom speaks, with the service that each is usually spoken to.
///
/// Addresses and hosts as the services document them, read 2026-11.
public enum ProviderKind {
  /// The built-in engine: no key, no network.
  ENGINE("http://localhost/"),
  GEMINI("https://generativelanguage.googleapis.com/v1beta/"),
  BFL("https://api.bfl.ai/"),
  ARK("https://ark.ap-southeast.bytepluses.com/api/v3/"),
  FAL("https://queue.fal.run/"),
  KLING("https://api-singapore.klingai.com/"),
  /// `images/edits` as OpenAI, LocalAI and sd-server offer it.
  OPENAI("https://api.openai.com/v1/"),
  COMFYUI("http://127.0.0.1:8188/");

  private final String url;

  ProviderKind(String url) {
    this.url = url;
  }

  /// Base address where nothing else is configured; ends in a slash.
  String url() {
    return url;
  }

  /// Environment variables of its keys, in the order the service names them.
  List<String> keys() {
    return switch (this) {
      case GEMINI -> List.of("GEMINI_API_KEY");
      case BFL -> List.of("BFL_API_KEY");
      case ARK -> List.of("ARK_API_KEY");
      case FAL -> List.of("FAL_KEY");
      case KLING -> List.of("KLING_ACCESS_KEY", "KLING_SECRET_KEY");
      case OPENAI -> List.of("OPENAI_API_KEY");
      case ENGINE, COMFYUI -> List.of();
    };
  }

  /// Hosts that its results come from, besides its own.
  List<String> hosts() {
    return switch (this) {
      case GEMINI ->
          List.of(
              "generativelanguage.googleapis.com", "*.googleapis.com", "*.googleusercontent.com");
      case BFL -> List.of("*.bfl.ai");
      case ARK -> List.of("*.volces.com", "*.bytepluses.com");
      case FAL -> List.of("queue.fal.run", "fal.media", "*.fal.media", "*.fal.run");
      case KLING -> List.of("*.klingai.com", "*.kechuangai.com");
      case ENGINE, OPENAI, COMFYUI -> List.of();
    };
  }
}
