// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A unit of the SI as powers of five units. The volt stands for electricity, where the SI has the
 * ampere; an ampere is {@code kg m^2 s^-3 V^-1}.
 *
 * <p>Powers are finite. Those that are multiples of 1/12 up to rounding errors become exact, so
 * that a cubed cube root is equal to the unit itself.
 *
 * @param metre the power of the metre
 * @param second the power of the second
 * @param kilogram the power of the kilogram
 * @param kelvin the power of the kelvin
 * @param volt the power of the volt
 */
public record Dimension(double metre, double second, double kilogram, double kelvin, double volt) {
  /** The unit of plain numbers: all powers are 0. */
  public static final Dimension NONE = new Dimension(0, 0, 0, 0, 0);

  private static final double PARTS = 12;
  private static final double ROUNDING = 1e-9;

  /**
   * Checks the powers.
   *
   * @throws IllegalArgumentException if one is infinite or NaN
   */
  public Dimension {
    metre = exact(metre);
    second = exact(second);
    kilogram = exact(kilogram);
    kelvin = exact(kelvin);
    volt = exact(volt);
  }

  private static double exact(double power) {
    checkArgument(Double.isFinite(power), "the power of a unit must be finite; got %s", power);
    double near = Math.rint(power * PARTS) / PARTS;
    // 0 is added since -0.0 does not equal 0.0
    return (Math.abs(power - near) <= ROUNDING ? near : power) + 0.0;
  }

  /**
   * Returns the unit that a text names, such as {@code m/s^2}, {@code kg m^2 s^-2}, {@code J/(kg
   * K)}, {@code V/m} or {@code 1}.
   *
   * <p>The symbols are those of the SI's base and derived units, without prefixes except that of kg
   * and with mol and rad for 1: m, s, kg, K, V, A, C, N, J, W, Pa, Hz, F, ohm, Ω, S, T, Wb, H, rad,
   * sr, mol. A space, {@code *} or {@code ·} multiplies, {@code /} divides by the next symbol or
   * parentheses, and a power is a number after {@code ^} or in superscript digits.
   *
   * @throws IllegalArgumentException if the text is none; the message tells what was expected
   */
  public static Dimension parse(String text) {
    return new UnitParser(text).parse();
  }

  /** Returns the product of this unit and another one. */
  public Dimension times(Dimension other) {
    return new Dimension(
        metre + other.metre,
        second + other.second,
        kilogram + other.kilogram,
        kelvin + other.kelvin,
        volt + other.volt);
  }

  /** Returns a power of this unit. */
  public Dimension power(double exponent) {
    return new Dimension(
        metre * exponent,
        second * exponent,
        kilogram * exponent,
        kelvin * exponent,
        volt * exponent);
  }

  /** Returns true if all powers are whole numbers. */
  boolean isWhole() {
    return powers().values().stream().allMatch(power -> power == Math.rint(power));
  }

  /** Returns this unit as {@link #parse} reads it, for example {@code kg m s^-2}. */
  @Override
  public String toString() {
    String text =
        powers().entrySet().stream()
            .filter(each -> each.getValue() != 0)
            .map(each -> each.getKey() + exponent(each.getValue()))
            .collect(Collectors.joining(" "));
    return text.isEmpty() ? "1" : text;
  }

  private Map<String, Double> powers() {
    return ImmutableMap.of("kg", kilogram, "m", metre, "s", second, "K", kelvin, "V", volt);
  }

  private static String exponent(double power) {
    if (power == 1) {
      return "";
    }
    return power == Math.rint(power) ? String.format(Locale.ROOT, "^%.0f", power) : "^" + power;
  }
}
