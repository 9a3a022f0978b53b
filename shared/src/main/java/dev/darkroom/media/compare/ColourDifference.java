package dev.darkroom.media.compare;

/// How different two colours look: CIEDE2000, where 1 is just noticeable side by side.
///
/// Formula and test data: Sharma, Wu, Dalal, "The CIEDE2000 color-difference formula", 2005.
final class ColourDifference {
  /// Below this plain distance in Lab the difference cannot reach any threshold of ours, and the
  /// long formula is left out. Halves the time for pictures of which little changed.
  private static final float NEGLIGIBLE = 0.2f;

  private static final double POW_25_7 = Math.pow(25, 7);
  private static final double TURN = 2 * Math.PI;

  private ColourDifference() {}

  /// The difference at every pixel.
  static Plane between(Lab one, Lab other) {
    var difference = new Plane(one.width(), one.height());
    for (int i = 0; i < difference.values().length; i++) {
      float lightness1 = one.lightness().values()[i];
      float lightness2 = other.lightness().values()[i];
      float a1 = one.greenRed().values()[i];
      float a2 = other.greenRed().values()[i];
      float b1 = one.blueYellow().values()[i];
      float b2 = other.blueYellow().values()[i];
      if (Math.abs(lightness1 - lightness2) + Math.abs(a1 - a2) + Math.abs(b1 - b2) >= NEGLIGIBLE)
        difference.values()[i] = (float) of(lightness1, a1, b1, lightness2, a2, b2);
    }
    return difference;
  }

  static double of(double l1, double a1, double b1, double l2, double a2, double b2) {
    double stretch = 1 + greyStretch((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2);
    double chroma1 = Math.hypot(stretch * a1, b1);
    double chroma2 = Math.hypot(stretch * a2, b2);
    double hue1 = hue(stretch * a1, b1);
    double hue2 = hue(stretch * a2, b2);
    boolean grey = chroma1 * chroma2 == 0;

    double meanLightness = (l1 + l2) / 2;
    double meanChroma = (chroma1 + chroma2) / 2;
    double meanHue = grey ? hue1 + hue2 : meanHue(hue1, hue2);
    double deltaHue =
        grey ? 0 : 2 * Math.sqrt(chroma1 * chroma2) * Math.sin(hueStep(hue1, hue2) / 2);

    double fromFifty = (meanLightness - 50) * (meanLightness - 50);
    double lightness = (l2 - l1) / (1 + 0.015 * fromFifty / Math.sqrt(20 + fromFifty));
    double chroma = (chroma2 - chroma1) / (1 + 0.045 * meanChroma);
    double hue = deltaHue / (1 + 0.015 * meanChroma * hueWeight(meanHue));
    double rotation = -Math.sin(2 * blueTurn(meanHue)) * 2 * chromaShare(meanChroma);
    return Math.sqrt(lightness * lightness + chroma * chroma + hue * hue + rotation * chroma * hue);
  }

  private static double greyStretch(double meanChroma) {
    return 0.5 * (1 - chromaShare(meanChroma));
  }

  private static double chromaShare(double chroma) {
    double power = chroma * chroma * chroma * chroma * chroma * chroma * chroma;
    return Math.sqrt(power / (power + POW_25_7));
  }

  private static double hue(double a, double b) {
    double angle = Math.atan2(b, a);
    return angle < 0 ? angle + TURN : angle;
  }

  private static double hueStep(double hue1, double hue2) {
    double step = hue2 - hue1;
    if (step > Math.PI) return step - TURN;
    return step < -Math.PI ? step + TURN : step;
  }

  private static double meanHue(double hue1, double hue2) {
    double sum = hue1 + hue2;
    if (Math.abs(hue1 - hue2) <= Math.PI) return sum / 2;
    return (sum < TURN ? sum + TURN : sum - TURN) / 2;
  }

  private static double hueWeight(double hue) {
    return 1
        - 0.17 * Math.cos(hue - Math.toRadians(30))
        + 0.24 * Math.cos(2 * hue)
        + 0.32 * Math.cos(3 * hue + Math.toRadians(6))
        - 0.20 * Math.cos(4 * hue - Math.toRadians(63));
  }

  private static double blueTurn(double hue) {
    double steps = (Math.toDegrees(hue) - 275) / 25;
    return Math.toRadians(30) * Math.exp(-steps * steps);
  }
}
