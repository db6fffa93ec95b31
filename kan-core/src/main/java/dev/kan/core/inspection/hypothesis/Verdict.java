// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

/**
 * What a test found.
 *
 * @param score how far the function is from having the property, 0 or more: 0 if it has it exactly,
 *     of the order of 1 if it clearly has not; free of all scales
 * @param threshold up to which score the property is taken to hold
 */
public record Verdict(double score, double threshold) {
  /** Whether the property is taken to hold. */
  public boolean holds() {
    return score <= threshold;
  }
}
