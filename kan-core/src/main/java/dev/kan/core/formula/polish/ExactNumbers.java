// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import com.google.common.collect.ImmutableList;
import com.google.common.math.IntMath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A list of positive exact numbers, among which a constant with an error is looked up. The longer
 * the list, the more of its numbers lie near any constant by accident; so a number counts only if
 * few such accidents are expected among the numbers that are as simple.
 */
final class ExactNumbers {
  /** Fractions, their multiples by powers of pi and by square roots, and decimals of two digits. */
  static final ExactNumbers OF_LAWS = new ExactNumbers(multiples());

  /** The exponents of laws. */
  static final ExactNumbers OF_EXPONENTS = new ExactNumbers(exponents());

  private static final int LARGEST_PRODUCT = 60;
  private static final int LARGEST_DENOMINATOR = 12;
  private static final double DECIMAL_BITS = 7;

  /** The fractions whose multiples by rare numbers are listed are at most as complex as 1/2. */
  private static final double RARE_BITS = 2;

  private static final double DECADE = Math.log(10);
  private static final double HALF_DECADE = Math.sqrt(10);

  private final ImmutableList<ExactNumber> simplestFirst;

  private ExactNumbers(List<ExactNumber> numbers) {
    simplestFirst =
        ImmutableList.sortedCopyOf(
            Comparator.comparingDouble(ExactNumber::bits).thenComparing(ExactNumber::value),
            numbers);
  }

  /**
   * The simplest number near a constant.
   *
   * @param number the number
   * @param falseHits the expected count of numbers at most as complex that are as near to a
   *     constant of any value by accident
   */
  record Hit(ExactNumber number, double falseHits) {}

  /**
   * Returns the simplest number near a constant.
   *
   * @param constant the constant, not 0
   * @param distance the largest distance, positive
   */
  Optional<Hit> nearest(double constant, double distance) {
    double size = Math.abs(constant);
    int comparable = 0;
    Optional<ExactNumber> found = Optional.empty();
    for (ExactNumber number : simplestFirst) {
      boolean asSimple = found.isEmpty() || number.bits() == found.get().bits();
      if (!asSimple) {
        break;
      }
      double ratio = number.value() / size;
      comparable += ratio < HALF_DECADE && ratio > 1 / HALF_DECADE ? 1 : 0;
      double gap = Math.abs(number.value() - size);
      if (gap <= distance && (found.isEmpty() || gap < Math.abs(found.get().value() - size))) {
        found = Optional.of(number);
      }
    }
    double falseHits = comparable * 2 * distance / size / DECADE;
    return found.map(number -> new Hit(constant < 0 ? number.negated() : number, falseHits));
  }

  private static List<ExactNumber> multiples() {
    List<ExactNumber> numbers = new ArrayList<>();
    for (ExactNumber fraction : fractions(LARGEST_PRODUCT, LARGEST_DENOMINATOR)) {
      numbers.add(fraction);
      numbers.add(multiple(fraction, Math.PI, "*pi", 2));
      numbers.add(multiple(fraction, 1 / Math.PI, "/pi", 3));
      if (fraction.bits() <= RARE_BITS) {
        numbers.add(multiple(fraction, Math.PI * Math.PI, "*pi^2", 4));
        numbers.add(multiple(fraction, 1 / (Math.PI * Math.PI), "/pi^2", 4));
        numbers.add(multiple(fraction, Math.sqrt(Math.PI), "*sqrt(pi)", 4));
        numbers.add(multiple(fraction, 1 / Math.sqrt(Math.PI), "/sqrt(pi)", 4));
        numbers.add(multiple(fraction, Math.sqrt(2), "*sqrt(2)", 2));
        numbers.add(multiple(fraction, Math.sqrt(3), "*sqrt(3)", 3));
        numbers.add(multiple(fraction, Math.sqrt(2 * Math.PI), "*sqrt(2*pi)", 5));
        numbers.add(multiple(fraction, 1 / Math.sqrt(2 * Math.PI), "/sqrt(2*pi)", 5));
      }
    }
    numbers.addAll(decimals(numbers));
    return numbers;
  }

  /** Returns the decimals of two digits, from 0.001 to 990, that are not among given numbers. */
  private static List<ExactNumber> decimals(List<ExactNumber> known) {
    Set<Double> values = known.stream().map(ExactNumber::value).collect(Collectors.toSet());
    List<ExactNumber> decimals = new ArrayList<>();
    for (int scale = -1; scale <= 4; scale++) {
      for (int digits = 10; digits < 100; digits++) {
        BigDecimal decimal = BigDecimal.valueOf(digits, scale);
        if (values.add(decimal.doubleValue())) {
          decimals.add(
              new ExactNumber(
                  decimal.doubleValue(),
                  decimal.stripTrailingZeros().toPlainString(),
                  DECIMAL_BITS + Math.abs(scale - 1)));
        }
      }
    }
    return decimals;
  }

  private static List<ExactNumber> exponents() {
    return fractions(36, 4);
  }

  /**
   * Returns the reduced fractions.
   *
   * @param largest the largest product of numerator and denominator
   * @param denominators the largest denominator
   */
  private static List<ExactNumber> fractions(int largest, int denominators) {
    List<ExactNumber> fractions = new ArrayList<>();
    for (int q = 1; q <= denominators; q++) {
      for (int p = 1; p * q <= largest; p++) {
        if (IntMath.gcd(p, q) == 1) {
          double bits = Math.log(p * q) / Math.log(2) + (q > 1 ? 0.5 : 0);
          fractions.add(fraction(p, q, bits));
        }
      }
    }
    return fractions;
  }

  private static ExactNumber fraction(int p, int q, double bits) {
    return new ExactNumber((double) p / q, q == 1 ? "" + p : p + "/" + q, bits);
  }

  private static ExactNumber multiple(ExactNumber of, double factor, String suffix, double bits) {
    boolean isOne = of.name().equals("1") && suffix.startsWith("*");
    String name = isOne ? suffix.substring(1) : of.name() + suffix;
    return new ExactNumber(of.value() * factor, name, of.bits() + bits);
  }
}
