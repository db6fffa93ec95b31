// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.ConstantSnap;
import dev.kan.core.formula.polish.FittedFormula;
import dev.kan.core.formula.search.contest.Contender;
import dev.kan.core.formula.search.contest.Contest;
import dev.kan.core.formula.search.evidence.FrontEvidence;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The front of a search as its result.
 *
 * @param samples the samples of the search
 * @param front the formulas, fitted to the rows searched, the simplest first
 * @param formulas the same as they are reported
 */
record FrontSummary(SearchSamples samples, List<ScoredFormula> front, List<FoundFormula> formulas) {
  static FrontSummary of(SearchSamples samples, List<ScoredFormula> front) {
    return new FrontSummary(samples, front, front.stream().map(ScoredFormula::formula).toList());
  }

  /**
   * Returns the front with all formulas fitted to all rows. Of those that then read the same only
   * the one of the shortest description is left.
   */
  FrontSummary fittedToAllRows() {
    List<FoundFormula> fitted = formulas.stream().map(this::fittedToAllRows).toList();
    Map<Expression, Integer> places = new HashMap<>();
    for (int i = 0; i < fitted.size(); i++) {
      Expression text = fitted.get(i).expression().round(FrontChoice.DIGITS_THAT_DIFFER);
      places.merge(text, i, this::shorter);
    }
    List<Integer> kept = places.values().stream().sorted().toList();
    return new FrontSummary(
        samples, kept.stream().map(front::get).toList(), kept.stream().map(fitted::get).toList());
  }

  private int shorter(int one, int other) {
    return ScoredFormula.SHORTEST_FIRST.compare(front.get(other), front.get(one)) < 0 ? other : one;
  }

  /** Returns the result without evidence. */
  FormulaFront result() {
    return result(FrontEvidence.none());
  }

  /** Returns the result with the formulas compared as far as there is time. */
  FormulaFront withEvidence(FormulaSearch settings, int threads) {
    Contest contest =
        new Contest(
            samples.training(),
            samples.validation(),
            samples.all(),
            IntStream.range(0, formulas.size())
                .mapToObj(i -> contender(front.get(i), formulas.get(i)))
                .toList(),
            chosen(),
            settings.seed(),
            threads);
    return result(contest.evidence(settings.budget()));
  }

  private static Contender contender(ScoredFormula scored, FoundFormula fitted) {
    return new Contender(scored.formula().expression(), fitted.expression(), scored.bits());
  }

  private FoundFormula fittedToAllRows(FoundFormula formula) {
    FittedFormula fitted =
        ConstantSnap.defaults().snap(formula.expression(), samples.all().observations());
    return new FoundFormula(
        fitted.expression(),
        formula.complexity(),
        formula.trainingError(),
        formula.validationError(),
        fitted.constants(),
        fitted.exactNumbers(),
        formula.stage());
  }

  /** Returns the place of the formula to use, the one with the shortest description. */
  private int chosen() {
    return front.indexOf(front.stream().min(ScoredFormula.SHORTEST_FIRST).orElseThrow());
  }

  private FormulaFront result(FrontEvidence evidence) {
    FoundFormula chosen = formulas.get(chosen());
    return new FormulaFront(formulas, chosen, reason(chosen), evidence);
  }

  private String reason(FoundFormula chosen) {
    return String.format(
        Locale.ROOT,
        "It has the shortest description of formula and errors together: %d nodes, and %.3g of the"
            + " variance unexplained on %s.",
        chosen.complexity(),
        chosen.validationError(),
        samples.areHeldOut() ? "rows held out" : "the rows searched, too few to hold some out");
  }
}
