package dev.darkroom.settings;

import java.util.List;

/// The wire formats that Darkroom speaks, with the service that each is usually spoken to.
///
/// Addresses and hosts as the services document them, read 2026-11.
public enum ProviderKind {
  /// The built-in engine: no key, no network.
  ENGINE("http://localhost/", List.of(), List.of()),
  GEMINI(
      "https://generativelanguage.googleapis.com/v1beta/",
      List.of("GEMINI_API_KEY"),
      List.of("generativelanguage.googleapis.com", "*.googleapis.com", "*.googleusercontent.com")),
  BFL("https://api.bfl.ai/", List.of("BFL_API_KEY"), List.of("*.bfl.ai")),
  ARK(
      "https://ark.ap-southeast.bytepluses.com/api/v3/",
      List.of("ARK_API_KEY"),
      List.of("*.volces.com", "*.bytepluses.com")),
  FAL(
      "https://queue.fal.run/",
      List.of("FAL_KEY"),
      List.of("queue.fal.run", "fal.media", "*.fal.media", "*.fal.run")),
  KLING(
      "https://api-singapore.klingai.com/",
      List.of("KLING_ACCESS_KEY", "KLING_SECRET_KEY"),
      List.of("*.klingai.com", "*.kechuangai.com")),
  /// `images/edits` as OpenAI, LocalAI and sd-server offer it.
  OPENAI("https://api.openai.com/v1/", List.of("OPENAI_API_KEY"), List.of()),
  COMFYUI("http://127.0.0.1:8188/", List.of(), List.of());

  private final String url;
  private final List<String> keys;
  private final List<String> hosts;

  ProviderKind(String url, List<String> keys, List<String> hosts) {
    this.url = url;
    this.keys = keys;
    this.hosts = hosts;
  }

  /// Base address where nothing else is configured; ends in a slash.
  String url() {
    return url;
  }

  /// Environment variables of its keys, in the order the service names them.
  List<String> keys() {
    return keys;
  }

  /// Hosts that its results come from, besides its own.
  List<String> hosts() {
    return hosts;
  }
}
