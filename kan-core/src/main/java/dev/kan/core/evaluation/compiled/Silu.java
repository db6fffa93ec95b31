// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

/**
 * The function {@code x / (1 + exp(-x))} for many numbers at once. The loops are short, since the
 * compiler turns only short ones into vector instructions. The exponential is {@code 2^n exp(r)}
 * with an integer {@code n} and {@code |r| <= ln(2) / 2} (Cody and Waite, Software Manual for the
 * Elementary Functions, chapter 6), where {@code exp(r)} is its Taylor polynomial of degree 13. The
 * result has a relative error below 4e-16, that is 2 units in the last place, and is the same for
 * one number as for many.
 */
final class Silu {
  /** The largest size of numbers for which {@code 2^n} and the result are normal numbers. */
  private static final double LARGEST = 700;

  private static final double LOG2_E = 1.4426950408889634;
  // ln(2) in two parts, the first with few enough digits for its multiples to be exact
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  // adding it rounds to an integer, which is then in the lowest bits
  private static final double ROUNDING = 0x1.8p52;
  private static final int EXPONENT_BIAS = 1023;
  private static final int FRACTION_BITS = 52;

  // 1 / n!
  private static final double T3 = 1.0 / 6;
  private static final double T4 = 1.0 / 24;
  private static final double T5 = 1.0 / 120;
  private static final double T6 = 1.0 / 720;
  private static final double T7 = 1.0 / 5_040;
  private static final double T8 = 1.0 / 40_320;
  private static final double T9 = 1.0 / 362_880;
  private static final double T10 = 1.0 / 3_628_800;
  private static final double T11 = 1.0 / 39_916_800;
  private static final double T12 = 1.0 / 479_001_600;
  private static final double T13 = 1.0 / 6_227_020_800L;

  private final double[] shifted;
  private final double[] reduced;

  /** Creates an object for one thread that computes {@code count} numbers at once. */
  Silu(int count) {
    shifted = new double[count];
    reduced = new double[count];
  }

  /** Returns the value at a finite number. */
  static double value(double x) {
    double shifted = shifted(x);
    double reduced = reduced(x, shifted);
    double polynomial = lowest(higher(highest(reduced), reduced), reduced);
    return x / (1 + scaled(polynomial, shifted, x));
  }

  /**
   * Computes the values at finite numbers.
   *
   * @param values the array for the values, as long as {@code x}
   */
  void values(double[] x, double[] values) {
    reduce(x, shifted, reduced);
    for (int n = 0; n < values.length; n++) {
      values[n] = highest(reduced[n]);
    }
    for (int n = 0; n < values.length; n++) {
      values[n] = higher(values[n], reduced[n]);
    }
    for (int n = 0; n < values.length; n++) {
      values[n] = lowest(values[n], reduced[n]);
    }
    for (int n = 0; n < values.length; n++) {
      values[n] = scaled(values[n], shifted[n], x[n]);
    }
    for (int n = 0; n < values.length; n++) {
      values[n] = x[n] / (1 + values[n]);
    }
  }

  private static void reduce(double[] x, double[] shifted, double[] reduced) {
    for (int n = 0; n < x.length; n++) {
      double rounded = shifted(x[n]);
      shifted[n] = rounded;
      reduced[n] = reduced(x[n], rounded);
    }
  }

  private static double shifted(double x) {
    return ROUNDING - x * LOG2_E;
  }

  private static double reduced(double x, double shifted) {
    double power = shifted - ROUNDING;
    return (-x - power * LN2_HIGH) - power * LN2_LOW;
  }

  private static double highest(double r) {
    return ((T13 * r + T12) * r + T11) * r + T10;
  }

  private static double higher(double highest, double r) {
    return (((highest * r + T9) * r + T8) * r + T7) * r + T6;
  }

  private static double lowest(double higher, double r) {
    return (((((higher * r + T5) * r + T4) * r + T3) * r + 0.5) * r + 1) * r + 1;
  }

  private static double scaled(double exponential, double shifted, double x) {
    return Math.abs(x) <= LARGEST
        ? exponential
            * Double.longBitsToDouble(
                (Double.doubleToRawLongBits(shifted) + EXPONENT_BIAS) << FRACTION_BITS)
        : Math.exp(-x);
  }
}
