// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A product of powers of at most three physical constants.
 *
 * @param powers the power of each constant, not 0
 */
record ConstantProduct(ImmutableMap<PhysicalConstant, Integer> powers) {
  private static final ImmutableList<PhysicalConstant> FREQUENT_FIRST =
      ImmutableList.copyOf(PhysicalConstant.values());

  private static final int HIGHEST_POWER = 4;
  private static final int MOST_CONSTANTS = 3;
  private static final int MOST_POWERS = 6;

  /** The powers of single constants by their unit. */
  private static final ImmutableListMultimap<Dimension, Factor> FACTORS = factors();

  /** A power of a constant, not 0. */
  private record Factor(PhysicalConstant constant, int power) {}

  private static ImmutableListMultimap<Dimension, Factor> factors() {
    ImmutableListMultimap.Builder<Dimension, Factor> factors = ImmutableListMultimap.builder();
    for (PhysicalConstant constant : FREQUENT_FIRST) {
      for (int power = -HIGHEST_POWER; power <= HIGHEST_POWER; power++) {
        if (power != 0) {
          factors.put(constant.dimension().power(power), new Factor(constant, power));
        }
      }
    }
    return factors.build();
  }

  /** Returns the products that have a unit. */
  static List<ConstantProduct> of(Dimension unit) {
    List<ConstantProduct> products = new ArrayList<>();
    extend(new ConstantProduct(ImmutableMap.of()), unit, products);
    return products;
  }

  /**
   * Adds the products that begin with given constants, which later constants in the list follow.
   *
   * @param start the first constants
   * @param missing the unit that the other constants have to have together
   * @param products receives the products
   */
  private static void extend(
      ConstantProduct start, Dimension missing, List<ConstantProduct> products) {
    FACTORS.get(missing).stream()
        .filter(start::precedes)
        .forEach(last -> products.add(start.times(last)));
    if (start.powers.size() < MOST_CONSTANTS - 1) {
      FACTORS.forEach(
          (unit, factor) -> {
            if (start.precedes(factor)) {
              extend(start.times(factor), missing.times(unit.power(-1)), products);
            }
          });
    }
  }

  /** Returns true if a factor may be multiplied to this product. */
  private boolean precedes(Factor factor) {
    int sum = Math.abs(factor.power());
    for (Map.Entry<PhysicalConstant, Integer> each : powers.entrySet()) {
      if (each.getKey().compareTo(factor.constant()) >= 0) {
        return false;
      }
      sum += Math.abs(each.getValue());
    }
    return sum <= MOST_POWERS;
  }

  private ConstantProduct times(Factor factor) {
    return new ConstantProduct(
        ImmutableMap.<PhysicalConstant, Integer>builder()
            .putAll(powers)
            .put(factor.constant(), factor.power())
            .buildOrThrow());
  }

  /**
   * The value of a product whose constants are rounded to some numbers of digits.
   *
   * @param value the value
   * @param bits the number of bits that it takes to tell these numbers of digits
   */
  record Reading(double value, double bits) {}

  /** Returns the values with all digits of the constants and with their usual roundings. */
  List<Reading> readings() {
    List<Reading> readings = List.of(new Reading(1, 0));
    for (Map.Entry<PhysicalConstant, Integer> each : powers.entrySet()) {
      List<Reading> longer = new ArrayList<>();
      for (Reading reading : readings) {
        for (Reading of : readings(each.getKey())) {
          double value = reading.value() * Math.pow(of.value(), each.getValue());
          longer.add(new Reading(value, reading.bits() + of.bits()));
        }
      }
      readings = longer;
    }
    return readings;
  }

  private static List<Reading> readings(PhysicalConstant constant) {
    return ImmutableList.of(
        new Reading(constant.value(), 0),
        new Reading(constant.rounded(5), 2),
        new Reading(constant.rounded(4), 2),
        new Reading(constant.rounded(3), 2));
  }

  /** Returns the number of bits that it takes to tell this product from others. */
  double bits() {
    double bits = 0;
    for (Map.Entry<PhysicalConstant, Integer> each : powers.entrySet()) {
      double rank = FREQUENT_FIRST.indexOf(each.getKey()) + 2.0;
      bits += Math.log(rank * Math.abs(each.getValue())) / Math.log(2);
    }
    return bits;
  }
}
