// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.ConstantFit;
import dev.kan.core.formula.polish.Observations;
import dev.kan.core.formula.polish.Polish;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.units.ConstantNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The choice of the formulas to report among all candidates: those of which none is both simpler
 * and more accurate than another, the simplest first.
 */
final class FrontChoice {
  /** A longer formula of the same values differs by rounding errors. */
  private static final double BETTER = 1 - 1e-6;

  private static final int MOST_POLISHED = 4;

  /** So many rows must speak for each constant. */
  private static final int ROWS_PER_CONSTANT = 4;

  /** Formulas that agree when rounded to so many digits read the same. */
  static final int DIGITS_THAT_DIFFER = 5;

  private final FormulaScore score;

  FrontChoice(SearchSamples samples, ConstantNames names) {
    score = new FormulaScore(samples, names);
  }

  /** Returns the front of the candidates as they were found. */
  List<ScoredFormula> unpolished(List<Candidate> candidates) {
    return front(promising(candidates).stream().map(score::unpolished).toList());
  }

  /** Returns the front of the candidates with all constants fitted, the best ones polished. */
  List<ScoredFormula> polished(List<Candidate> candidates) {
    Observations training = score.training();
    List<ScoredFormula> scored = new ArrayList<>();
    for (Candidate each : promising(candidates)) {
      scored.add(score.of(ConstantFit.defaults().fit(each.expression(), training), each.stage()));
    }
    scored.sort(ScoredFormula.SHORTEST_FIRST);
    int polished = Math.min(MOST_POLISHED, scored.size());
    for (ScoredFormula best : List.copyOf(scored.subList(0, polished))) {
      FoundFormula formula = best.formula();
      scored.add(
          score.of(Polish.defaults().polish(formula.expression(), training), formula.stage()));
    }
    return front(scored.stream().filter(this::isSupported).toList());
  }

  private List<Candidate> promising(List<Candidate> candidates) {
    return Shortlist.of(candidates, score.training().size());
  }

  private boolean isSupported(ScoredFormula scored) {
    int constants = scored.formula().constants().size();
    return constants <= Math.max(1, score.training().size() / ROWS_PER_CONSTANT);
  }

  private static List<ScoredFormula> front(List<ScoredFormula> formulas) {
    List<ScoredFormula> sorted = different(formulas);
    sorted.sort(
        Comparator.comparingInt((ScoredFormula scored) -> scored.formula().complexity())
            .thenComparingDouble(ScoredFormula::error)
            .thenComparing(ScoredFormula.SHORTEST_FIRST));
    ScoredFormula best = Collections.min(sorted, ScoredFormula.SHORTEST_FIRST);
    List<ScoredFormula> front = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double shortest = Double.POSITIVE_INFINITY;
    for (ScoredFormula scored : sorted) {
      // of formulas that are exact up to rounding errors, the shortest description counts
      boolean isShorter = scored.isExact() && scored.bits() < shortest;
      boolean isRival =
          !scored.equals(best) && scored.formula().complexity() == best.formula().complexity();
      // few rows that are held out may speak against the formula that all rows speak for
      if (scored.equals(best) || (!isRival && (scored.error() < BETTER * least || isShorter))) {
        least = Math.min(least, scored.error());
        shortest = scored.bits();
        front.add(scored);
      }
    }
    return List.copyOf(front);
  }

  /** Returns the formulas, of those that read the same the one of the shortest description. */
  private static List<ScoredFormula> different(List<ScoredFormula> formulas) {
    Map<Expression, ScoredFormula> different = new LinkedHashMap<>();
    for (ScoredFormula scored : formulas) {
      Expression text = scored.formula().expression().round(DIGITS_THAT_DIFFER);
      different.merge(text, scored, (a, b) -> b.bits() < a.bits() ? b : a);
    }
    return new ArrayList<>(different.values());
  }
}
