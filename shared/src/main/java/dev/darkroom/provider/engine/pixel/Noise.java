package dev.darkroom.provider.engine.pixel;

/// Seeded noise by hashing coordinates: any point can be asked in any order.
public record Noise(int salt) {
  /// A hash of two whole numbers, all bits well mixed.
  public int hash(int x, int y) {
    int h = salt ^ x * 0x27D4EB2D ^ y * 0x165667B1;
    h = (h ^ h >>> 15) * 0x85EBCA6B;
    h = (h ^ h >>> 13) * 0xC2B2AE35;
    return h ^ h >>> 16;
  }

  /// White noise, 0 to 1.
  public float white(int x, int y) {
    return (hash(x, y) >>> 8) * 0x1p-24f;
  }

  /// Nearly normal noise with mean 0 and deviation about 1.
  public float normal(int x, int y) {
    int h = hash(x, y);
    int sum = (h & 255) + (h >> 8 & 255) + (h >> 16 & 255) + (h >>> 24);
    return (sum - 510) / 147.8f;
  }

  /// Smooth noise, 0 to 1, with features about one unit wide.
  public float smooth(float x, float y) {
    int xi = floor(x);
    int yi = floor(y);
    float fx = x - xi;
    float fy = y - yi;
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    float top = white(xi, yi) + (white(xi + 1, yi) - white(xi, yi)) * fx;
    float low = white(xi, yi + 1) + (white(xi + 1, yi + 1) - white(xi, yi + 1)) * fx;
    return top + (low - top) * fy;
  }

  /// Smooth noise with detail: `octaves` layers, each twice as fine and half as strong; 0 to 1.
  public float cloud(float x, float y, int octaves) {
    float sum = 0;
    float weight = 0;
    float part = 1;
    for (int i = 0; i < octaves; i++) {
      sum += part * smooth(x + 17.3f * i, y - 9.1f * i);
      weight += part;
      part *= 0.5f;
      x *= 2;
      y *= 2;
    }
    return sum / weight;
  }

  private static int floor(float x) {
    int i = (int) x;
    return x < i ? i - 1 : i;
  }
}
