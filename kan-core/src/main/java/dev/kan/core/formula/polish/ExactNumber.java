// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

/**
 * A number that has a short name, such as 2, 3/4, pi/2 or sqrt(2).
 *
 * @param value the value, not 0
 * @param name the name, which {@link dev.kan.core.expression.Expression#parse} reads
 * @param bits the number of bits that it takes to tell the number from others, 0 or more; 0 for 1
 */
public record ExactNumber(double value, String name, double bits) {
  ExactNumber negated() {
    return new ExactNumber(-value, "-" + name, bits);
  }
}
