// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The name of the size of a constant as a product of physical constants; the sign is not named.
 *
 * @param text the product, for example {@code c^4/(8*pi*G)}, over the symbols of the constants
 * @param value the value of the product, with the constants as {@link PhysicalConstant} has them;
 *     the constant may have been made with rounded ones
 * @param constants the physical constants in the product, the more frequent ones first
 * @param bits the number of bits that it takes to tell this product from others
 * @param falseHits the number of products at most as complex that are expected as near to a
 *     constant of any value by accident
 */
public record ConstantName(
    String text, double value, List<PhysicalConstant> constants, double bits, double falseHits) {
  /** Copies the constants. */
  public ConstantName {
    constants = ImmutableList.copyOf(constants);
  }

  /**
   * Creates a name.
   *
   * @param root 1, or 2 for the square root of the product
   */
  static ConstantName of(
      Multiple multiple, ConstantProduct product, int root, double bits, double falseHits) {
    String quotient = quotient(multiple, product);
    double square = multiple.value() * product.readings().get(0).value();
    return new ConstantName(
        root == 1 ? quotient : "sqrt(" + quotient + ")",
        root == 1 ? square : Math.sqrt(square),
        product.powers().keySet().asList(),
        bits,
        falseHits);
  }

  private static String quotient(Multiple multiple, ConstantProduct product) {
    List<String> above = new ArrayList<>();
    List<String> below = new ArrayList<>();
    if (multiple.numerator() != 1) {
      above.add("" + multiple.numerator());
    }
    if (multiple.denominator() != 1) {
      below.add("" + multiple.denominator());
    }
    add("pi", multiple.pi(), above, below);
    product.powers().forEach((each, power) -> add(each.symbol(), power, above, below));
    String numerator = above.isEmpty() ? "1" : String.join("*", above);
    if (below.isEmpty()) {
      return numerator;
    }
    String denominator = String.join("*", below);
    return numerator + "/" + (below.size() == 1 ? denominator : "(" + denominator + ")");
  }

  private static void add(String symbol, int power, List<String> above, List<String> below) {
    if (power != 0) {
      String text = Math.abs(power) == 1 ? symbol : symbol + "^" + Math.abs(power);
      (power > 0 ? above : below).add(text);
    }
  }

  /** Returns the meaning of the symbols, for example {@code c the speed of light}. */
  public String meaning() {
    return constants.stream()
        .map(each -> each.symbol() + " " + each.description())
        .collect(Collectors.joining(", "));
  }
}
