// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

/** Vector arithmetic in a fixed order of operations, so that a run can be repeated bit for bit. */
final class Vectors {
  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Adds {@code factor * vector} to {@code target}. */
  static void add(double[] target, double factor, double[] vector) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * vector[i];
    }
  }

  /** Multiplies {@code vector} by {@code factor}. */
  static void scale(double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }

  static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    add(difference, -1, b);
    return difference;
  }

  static double largestMagnitude(double[] vector) {
    double largest = 0;
    for (double entry : vector) {
      largest = Math.max(largest, Math.abs(entry));
    }
    return largest;
  }

  static double sumOfMagnitudes(double[] vector) {
    double sum = 0;
    for (double entry : vector) {
      sum += Math.abs(entry);
    }
    return sum;
  }

  static boolean isFinite(double[] vector) {
    return Double.isFinite(largestMagnitude(vector));
  }
}
