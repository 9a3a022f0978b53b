package dev.darkroom.media;

import java.time.Instant;
import java.util.List;

/// Origin and rights that are written into an output's metadata.
///
/// @param source how the picture came to be, in IPTC's words
/// @param model the model's name as people know it
/// @param generation the generation's number
/// @param madeAt when it was made
/// @param terms what may be done with it, from configuration; may be empty
/// @param inputHashes SHA-256 of the references, hexadecimal
public record Rights(
    DigitalSource source,
    String model,
    long generation,
    Instant madeAt,
    String terms,
    List<String> inputHashes) {
  public Rights {
    inputHashes = List.copyOf(inputHashes);
  }

  /// IPTC digital source types (NewsCodes, vocabulary of 2024-09).
  public enum DigitalSource {
    /// Changed by classical methods, nothing generated: the built-in engine.
    ALGORITHMICALLY_ENHANCED("algorithmicallyEnhanced"),
    /// A photograph edited by a generative model.
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA("compositeWithTrainedAlgorithmicMedia"),
    /// Wholly made by a generative model.
    TRAINED_ALGORITHMIC_MEDIA("trainedAlgorithmicMedia");

    private final String code;

    DigitalSource(String code) {
      this.code = code;
    }

    /// The full vocabulary address that metadata carries.
    public String uri() {
      return "http://cv.iptc.org/newscodes/digitalsourcetype/" + code;
    }
  }
}
