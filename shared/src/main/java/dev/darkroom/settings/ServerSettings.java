package dev.darkroom.settings;

import java.net.URI;
import java.util.Optional;

/// The port that health checks, Slack's HTTP mode and the page share.
///
/// @param bind address to listen on; `0.0.0.0` is every network
/// @param publicUrl how the world reaches it, for links to files
public record ServerSettings(int port, String bind, Optional<URI> publicUrl) {
  static ServerSettings from(Section root) {
    return new ServerSettings(
        root.key("port", "Port of health checks, metrics and Slack's HTTP mode.")
            .whole(8080, 0, 65_535),
        root.key("bind", "Address to listen on; 0.0.0.0 is every network of this machine.")
            .text("127.0.0.1"),
        root.key("public-url", "How the world reaches that port, for links to large files.")
            .optionalAddress());
  }
}
