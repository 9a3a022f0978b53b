package dev.darkroom.settings;

import java.util.Optional;

/// What is written into every output about its use.
///
/// @param terms what may be done with it; read to people by Info and put into the file
public record RightsSettings(String terms, Optional<String> creator) {
  static RightsSettings from(Section section) {
    return new RightsSettings(
        section
            .key("terms", "What may be done with outputs; written into every file.")
            .text(
                "Commercial use is allowed within the rights of the references and the model"
                    + " provider's terms."),
        section
            .key("creator", "Named as creator in every file; left out, nobody is.")
            .optionalText());
  }
}
