package dev.darkroom.settings;

import java.util.Optional;

/// Where rows are kept.
///
/// @param url a `jdbc:postgresql:` address; empty for the embedded H2 in the data folder
/// @param connectionsMax most connections of this process
public record DatabaseAccess(
    Optional<String> url, String user, Optional<Secret> password, int connectionsMax) {
  static DatabaseAccess from(Section section, Secrets secrets) {
    return new DatabaseAccess(
        section
            .key(
                "url",
                "jdbc:postgresql://host/name for several copies of the bot; left out, an embedded"
                    + " H2 in the data folder.")
            .optionalText(),
        section.key("user", "Name to log in with.").text("darkroom"),
        secrets.read(
            "DARKROOM_DATABASE_PASSWORD", SecretShape.OTHER, "Password of the database user."),
        section.key("connections", "Most connections of this process.").whole(10, 2, 100));
  }
}
