package dev.darkroom.provider.engine.pixel;

import java.util.function.DoubleUnaryOperator;

/// A symmetric or general 3 x 3 matrix, as far as palettes need one.
public final class Matrix {
  private static final int SWEEPS = 24;

  private final double[][] m;

  private Matrix(double[][] values) {
    this.m = values;
  }

  /// Three numbers.
  public record Vector(double x, double y, double z) {
    public Vector plus(Vector o) {
      return new Vector(x + o.x, y + o.y, z + o.z);
    }

    public Vector times(double s) {
      return new Vector(x * s, y * s, z * s);
    }

    double square() {
      return x * x + y * y + z * z;
    }

    double[] values() {
      return new double[] {x, y, z};
    }
  }

  static Matrix of(double[][] values) {
    return new Matrix(new double[][] {values[0].clone(), values[1].clone(), values[2].clone()});
  }

  static Matrix diagonal(double a, double b, double c) {
    return new Matrix(new double[][] {{a, 0, 0}, {0, b, 0}, {0, 0, c}});
  }

  double[][] values() {
    return of(m).m;
  }

  Matrix plus(Matrix o) {
    var sum = values();
    for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) sum[i][j] += o.m[i][j];
    return new Matrix(sum);
  }

  Matrix times(double s) {
    var product = values();
    for (var row : product) for (int j = 0; j < 3; j++) row[j] *= s;
    return new Matrix(product);
  }

  Matrix times(Matrix o) {
    var product = new double[3][3];
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < 3; j++) for (int k = 0; k < 3; k++) product[i][j] += m[i][k] * o.m[k][j];
    return new Matrix(product);
  }

  double trace() {
    return m[0][0] + m[1][1] + m[2][2];
  }

  /// The square root of a symmetric positive matrix.
  Matrix root() {
    return mapped(value -> Math.sqrt(Math.max(0, value)));
  }

  /// The inverse of a symmetric positive matrix.
  Matrix inverse() {
    return mapped(value -> 1 / Math.max(1e-9, value));
  }

  /// A symmetric matrix with its eigenvalues held between two bounds.
  Matrix limited(double low, double high) {
    return mapped(value -> Math.clamp(value, low, high));
  }

  /// Changes the eigenvalues of a symmetric matrix (Jacobi's method).
  private Matrix mapped(DoubleUnaryOperator change) {
    var a = values();
    var vectors = diagonal(1, 1, 1).m;
    for (int sweep = 0; sweep < SWEEPS; sweep++)
      for (int p = 0; p < 2; p++) for (int q = p + 1; q < 3; q++) rotate(a, vectors, p, q);
    var result = new double[3][3];
    for (int k = 0; k < 3; k++) {
      double value = change.applyAsDouble(a[k][k]);
      for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) result[i][j] += value * vectors[i][k] * vectors[j][k];
    }
    return new Matrix(result);
  }

  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    if (Math.abs(a[p][q]) < 1e-18) return;
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < 3; k++) {
      double kp = a[k][p];
      a[k][p] = c * kp - s * a[k][q];
      a[k][q] = s * kp + c * a[k][q];
    }
    for (int k = 0; k < 3; k++) {
      double pk = a[p][k];
      a[p][k] = c * pk - s * a[q][k];
      a[q][k] = s * pk + c * a[q][k];
      double vp = vectors[k][p];
      vectors[k][p] = c * vp - s * vectors[k][q];
      vectors[k][q] = s * vp + c * vectors[k][q];
    }
  }
}
