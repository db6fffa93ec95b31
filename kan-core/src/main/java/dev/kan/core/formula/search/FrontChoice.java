// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.ConstantFit;
import dev.kan.core.formula.polish.FittedFormula;
import dev.kan.core.formula.search.cascade.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The choice of the formulas to report among all candidates. */
final class FrontChoice {
  private static final double ROUNDING = 1e-28;
  private static final double BITS_PER_NODE = 4;
  private static final int MOST_POLISHED = 12;
  private static final double WORTHWHILE = 0.8;

  private final SearchSamples samples;

  FrontChoice(SearchSamples samples) {
    this.samples = samples;
  }

  /** Returns the front of the candidates as they were found. */
  FormulaFront unpolished(List<Candidate> candidates) {
    return front(promising(candidates).stream().map(this::unpolished).toList());
  }

  /** Returns the front of the candidates with all constants fitted. */
  FormulaFront polished(List<Candidate> candidates) {
    List<FoundFormula> fitted = promising(candidates).stream().map(this::polished).toList();
    FormulaFront front = front(fitted);
    Map<FoundFormula, FoundFormula> finals = new LinkedHashMap<>();
    front.formulas().forEach(formula -> finals.put(formula, fittedToAllRows(formula)));
    return new FormulaFront(
        List.copyOf(finals.values()),
        finals.getOrDefault(front.chosen(), front.chosen()),
        front.reason());
  }

  /** Returns the candidates that are the best of their size or among the best of all. */
  private static List<Candidate> promising(List<Candidate> candidates) {
    List<Candidate> bySize = new ArrayList<>(candidates);
    bySize.sort(
        Comparator.comparingInt((Candidate c) -> c.expression().size())
            .thenComparingDouble(Candidate::unexplained));
    List<Candidate> chosen = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (Candidate candidate : bySize) {
      if (candidate.unexplained() < WORTHWHILE * least) {
        least = candidate.unexplained();
        chosen.add(candidate);
      }
    }
    candidates.stream()
        .sorted(Candidate.BY_ERROR)
        .limit(MOST_POLISHED)
        .filter(candidate -> !chosen.contains(candidate))
        .forEach(chosen::add);
    return chosen;
  }

  private FoundFormula unpolished(Candidate candidate) {
    Expression simplified = candidate.expression().simplify();
    return new FoundFormula(
        simplified,
        simplified.size(),
        candidate.unexplained(),
        samples.validation().unexplained(simplified),
        List.of(),
        candidate.stage());
  }

  private FoundFormula polished(Candidate candidate) {
    FittedFormula fitted =
        ConstantFit.defaults().fit(candidate.expression(), samples.training().observations());
    return new FoundFormula(
        fitted.expression(),
        fitted.expression().size(),
        samples.training().unexplained(fitted.expression()),
        samples.validation().unexplained(fitted.expression()),
        fitted.constants(),
        candidate.stage());
  }

  private FoundFormula fittedToAllRows(FoundFormula formula) {
    FittedFormula fitted =
        ConstantFit.defaults().fit(formula.expression(), samples.all().observations());
    return new FoundFormula(
        fitted.expression(),
        formula.complexity(),
        formula.trainingError(),
        formula.validationError(),
        fitted.constants(),
        formula.stage());
  }

  private FormulaFront front(List<FoundFormula> formulas) {
    List<FoundFormula> sorted = new ArrayList<>(formulas);
    sorted.sort(
        Comparator.comparingInt(FoundFormula::complexity).thenComparingDouble(FrontChoice::error));
    List<FoundFormula> front = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (FoundFormula formula : sorted) {
      if (error(formula) < least || front.isEmpty()) {
        least = error(formula);
        front.add(formula);
      }
    }
    FoundFormula chosen = front.stream().min(Comparator.comparingDouble(this::bits)).orElseThrow();
    return new FormulaFront(front, chosen, reason(chosen));
  }

  private static double error(FoundFormula formula) {
    return Math.max(ROUNDING, formula.validationError());
  }

  /** Returns the length of the description of the samples by a formula, up to a constant. */
  private double bits(FoundFormula formula) {
    double rows = samples.all().rows();
    return BITS_PER_NODE * formula.complexity() + rows / 2 * Math.log(error(formula)) / Math.log(2);
  }

  private static String reason(FoundFormula chosen) {
    return String.format(
        Locale.ROOT,
        "It has the shortest description of formula and errors together: %d nodes, and %.3g of the"
            + " variance unexplained on rows held out.",
        chosen.complexity(),
        chosen.validationError());
  }
}
