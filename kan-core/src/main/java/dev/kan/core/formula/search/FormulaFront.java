// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.formula.search.evidence.FrontEvidence;
import java.util.List;

/**
 * The result of a search: formulas of which none is both simpler and more accurate than another.
 *
 * @param formulas the formulas by complexity, the simplest first; their validation errors decrease
 * @param chosen the formula to use, one of them
 * @param reason why it was chosen, in a sentence
 * @param evidence what the samples tell about the formulas beyond their errors
 */
public record FormulaFront(
    List<FoundFormula> formulas, FoundFormula chosen, String reason, FrontEvidence evidence) {
  /**
   * Copies the formulas.
   *
   * @throws IllegalArgumentException if the chosen formula is not one of them, or there is evidence
   *     about another number of formulas
   */
  public FormulaFront {
    formulas = ImmutableList.copyOf(formulas);
    checkArgument(formulas.contains(chosen), "the chosen formula must be on the front");
    checkArgument(
        evidence.formulas().isEmpty() || evidence.formulas().size() == formulas.size(),
        "expected evidence about %s formulas; got %s",
        formulas.size(),
        evidence.formulas().size());
  }

  /**
   * Returns what a reader of the chosen formula should know, one sentence each: formulas that
   * cannot be told from it, where it has no value, how often it is chosen again on resamples, and
   * whether splines are better.
   */
  public List<String> notes() {
    return FrontNotes.of(this);
  }
}
