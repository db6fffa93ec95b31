// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import com.google.common.collect.ImmutableList;
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
  private static final int HIGHEST_POWER = 4;
  private static final int MOST_CONSTANTS = 3;
  private static final int MOST_POWERS = 6;

  /** Returns the products that have a unit. */
  static List<ConstantProduct> of(Dimension unit) {
    List<ConstantProduct> products = new ArrayList<>();
    extend(ImmutableMap.of(), 0, 0, unit, products);
    return products;
  }

  /**
   * Adds the products that begin with given constants.
   *
   * @param start the first constants
   * @param next the index of the first constant that may follow
   * @param used the sum of the sizes of the powers so far
   * @param missing the unit that the other constants have to have together
   * @param products receives the products
   */
  private static void extend(
      ImmutableMap<PhysicalConstant, Integer> start,
      int next,
      int used,
      Dimension missing,
      List<ConstantProduct> products) {
    if (!start.isEmpty() && missing.equals(Dimension.NONE)) {
      products.add(new ConstantProduct(start));
    }
    if (start.size() == MOST_CONSTANTS) {
      return;
    }
    for (int i = next; i < PhysicalConstant.values().length; i++) {
      PhysicalConstant constant = PhysicalConstant.values()[i];
      for (int power = -HIGHEST_POWER; power <= HIGHEST_POWER; power++) {
        int sum = used + Math.abs(power);
        if (power != 0 && sum <= MOST_POWERS) {
          extend(
              ImmutableMap.<PhysicalConstant, Integer>builder()
                  .putAll(start)
                  .put(constant, power)
                  .buildOrThrow(),
              i + 1,
              sum,
              missing.times(constant.dimension().power(-power)),
              products);
        }
      }
    }
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
      double rank = each.getKey().ordinal() + 2.0;
      bits += Math.log(rank * Math.abs(each.getValue())) / Math.log(2);
    }
    return bits;
  }
}
