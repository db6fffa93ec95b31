// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import dev.kan.core.formula.polish.DescriptionLength;
import dev.kan.core.formula.polish.FittedFormula;
import dev.kan.core.formula.polish.Observations;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.units.ConstantName;
import dev.kan.core.formula.units.ConstantNames;
import dev.kan.core.formula.units.FormulaUnits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The description length of formulas over all rows of a search: that of the rows that they were
 * fitted to, of the rows held out, and of what units tell.
 */
final class FormulaScore {
  private static final double BITS_PER_FAULT = 20;
  private static final double LOG_2 = Math.log(2);

  private final SearchSamples samples;
  private final ConstantNames names;
  private final Observations training;
  private final DescriptionLength length = new DescriptionLength(0);

  FormulaScore(SearchSamples samples, ConstantNames names) {
    this.samples = samples;
    this.names = names;
    this.training = samples.training().observations();
  }

  /** Returns the rows that formulas are fitted to. */
  Observations training() {
    return training;
  }

  /** Returns a candidate as it was found, regardless of units. */
  ScoredFormula unpolished(Candidate candidate) {
    FittedFormula given =
        new FittedFormula(
            candidate.expression().simplify(), candidate.unexplained(), List.of(), 0, List.of());
    return regardlessOfUnits(given, candidate.stage());
  }

  /** Returns a formula that was fitted to the rows searched. */
  ScoredFormula of(FittedFormula fitted, String stage) {
    ScoredFormula scored = regardlessOfUnits(fitted, stage);
    return new ScoredFormula(
        scored.formula(), scored.bits() + unitBits(scored.formula(), fitted.precision()));
  }

  private ScoredFormula regardlessOfUnits(FittedFormula fitted, String stage) {
    FoundFormula formula =
        new FoundFormula(
            fitted.expression(),
            DescriptionLength.nodes(fitted.expression()),
            samples.training().unexplained(fitted.expression()),
            samples.validation().unexplained(fitted.expression()),
            fitted.constants(),
            fitted.exactNumbers(),
            stage);
    ScoredFormula scored = new ScoredFormula(formula, length.of(fitted, training));
    return new ScoredFormula(formula, scored.bits() + heldOutBits(scored.error()));
  }

  /** Returns the bits of the rows that are held out, which favour no formula for its freedom. */
  private double heldOutBits(double error) {
    int rows = samples.all().rows() - training.size();
    return rows / 2.0 * Math.log(error) / LOG_2;
  }

  /**
   * Returns the bits for what units tell: a fault takes some more, and a constant with a name takes
   * those of the name instead of its share of all digits, if that is less.
   */
  private double unitBits(FoundFormula formula, double precision) {
    FormulaUnits units = names.of(formula.expression(), formula.constants());
    double bits = BITS_PER_FAULT * units.faults().size();
    Set<ConstantName> named = new HashSet<>();
    units.constants().forEach(each -> each.name().ifPresent(named::add));
    double digits = precision / Math.max(1, formula.constants().size());
    for (ConstantName name : named) {
      bits -= Math.max(0, digits - name.bits());
    }
    return bits;
  }
}
