// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * The result of a search: formulas of which none is both simpler and more accurate than another.
 *
 * @param formulas the formulas by complexity, the simplest first; their validation errors decrease
 * @param chosen the formula to use, one of them
 * @param reason why it was chosen, in a sentence
 */
public record FormulaFront(List<FoundFormula> formulas, FoundFormula chosen, String reason) {
  /**
   * Copies the formulas.
   *
   * @throws IllegalArgumentException if the chosen formula is not one of them
   */
  public FormulaFront {
    formulas = ImmutableList.copyOf(formulas);
    checkArgument(formulas.contains(chosen), "the chosen formula must be on the front");
  }
}
