// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

/**
 * The result of a test.
 *
 * @param score the distance of the function from the property, 0 or more: 0 if the function has it
 *     exactly, about 1 if it clearly does not have it. Scores do not depend on scales
 * @param threshold the largest score at which the property holds
 */
public record Verdict(double score, double threshold) {
  /** Returns true if the score is at most the threshold. */
  public boolean holds() {
    return score <= threshold;
  }
}
