// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.ConstantFit;
import dev.kan.core.formula.polish.ConstantSnap;
import dev.kan.core.formula.polish.DescriptionLength;
import dev.kan.core.formula.polish.FittedFormula;
import dev.kan.core.formula.polish.Observations;
import dev.kan.core.formula.polish.Polish;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.units.ConstantName;
import dev.kan.core.formula.units.ConstantNames;
import dev.kan.core.formula.units.FormulaUnits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The choice of the formulas to report among all candidates. */
final class FrontChoice {
  private static final int MOST_FITTED = 30;
  private static final int MOST_POLISHED = 4;
  private static final double WORTHWHILE = 0.8;
  private static final double ROUNDING = 1e-20;
  private static final double BITS_PER_NODE = 4;
  private static final double BITS_PER_FAULT = 20;
  private static final double LOG_2 = Math.log(2);

  /** So many rows must speak for each constant. */
  private static final int ROWS_PER_CONSTANT = 4;

  private static final int DIGITS_THAT_DIFFER = 5;

  private final SearchSamples samples;
  private final ConstantNames names;
  private final Observations training;
  private final DescriptionLength length = new DescriptionLength(0);

  FrontChoice(SearchSamples samples, ConstantNames names) {
    this.samples = samples;
    this.names = names;
    this.training = samples.training().observations();
  }

  /**
   * A formula with the length of its description.
   *
   * @param formula the formula
   * @param bits the description length of all rows
   */
  private record Scored(FoundFormula formula, double bits) {
    static final Comparator<Scored> SHORTEST_FIRST = Comparator.comparingDouble(Scored::bits);
  }

  /** Returns the front of the candidates as they were found. */
  FormulaFront unpolished(List<Candidate> candidates) {
    return front(promising(candidates).stream().map(this::unpolished).toList());
  }

  /** Returns the front of the candidates with all constants fitted, the best ones polished. */
  FormulaFront polished(List<Candidate> candidates) {
    List<Scored> scored = new ArrayList<>();
    for (Candidate candidate : promising(candidates)) {
      FittedFormula fitted = ConstantFit.defaults().fit(candidate.expression(), training);
      scored.add(withUnits(scored(fitted, candidate.stage()), fitted.precision()));
    }
    scored.sort(Scored.SHORTEST_FIRST);
    for (Scored best : List.copyOf(scored.subList(0, Math.min(MOST_POLISHED, scored.size())))) {
      FoundFormula formula = best.formula();
      FittedFormula fitted = Polish.defaults().polish(formula.expression(), training);
      scored.add(withUnits(scored(fitted, formula.stage()), fitted.precision()));
    }
    FormulaFront front = front(scored.stream().filter(this::isSupported).toList());
    List<FoundFormula> finals = front.formulas().stream().map(this::fittedToAllRows).toList();
    return new FormulaFront(
        finals, finals.get(front.formulas().indexOf(front.chosen())), front.reason());
  }

  private boolean isSupported(Scored scored) {
    int constants = scored.formula().constants().size();
    return constants <= Math.max(1, training.size() / ROWS_PER_CONSTANT);
  }

  /** Returns the candidates that may be the best of their size or the best of all when fitted. */
  private List<Candidate> promising(List<Candidate> candidates) {
    List<Candidate> bySize = new ArrayList<>(candidates);
    bySize.sort(
        Comparator.comparingInt((Candidate c) -> c.expression().size())
            .thenComparingDouble(Candidate::unexplained));
    Set<Candidate> chosen = new LinkedHashSet<>();
    double least = Double.POSITIVE_INFINITY;
    for (Candidate candidate : bySize) {
      if (candidate.unexplained() < WORTHWHILE * least) {
        least = candidate.unexplained();
        chosen.add(candidate);
      }
    }
    bySize.stream()
        .sorted(Comparator.comparingDouble(this::roughBits))
        .limit(MOST_FITTED)
        .forEach(chosen::add);
    return List.copyOf(chosen);
  }

  /** Returns about the description length of a candidate, whose constants are not fitted yet. */
  private double roughBits(Candidate candidate) {
    return BITS_PER_NODE * candidate.expression().size()
        + training.size() / 2.0 * Math.log(Math.max(ROUNDING, candidate.unexplained())) / LOG_2;
  }

  private Scored unpolished(Candidate candidate) {
    FittedFormula given =
        new FittedFormula(
            candidate.expression().simplify(), candidate.unexplained(), List.of(), 0, List.of());
    return scored(given, candidate.stage());
  }

  private Scored scored(FittedFormula fitted, String stage) {
    FoundFormula formula =
        new FoundFormula(
            fitted.expression(),
            DescriptionLength.nodes(fitted.expression()),
            samples.training().unexplained(fitted.expression()),
            samples.validation().unexplained(fitted.expression()),
            fitted.constants(),
            fitted.exactNumbers(),
            stage);
    return new Scored(formula, length.of(fitted, training) + heldOutBits(formula));
  }

  /**
   * Adds the bits for what units tell: a fault takes some more, and a constant with a name takes
   * those of the name instead of its share of all digits, if that is less.
   */
  private Scored withUnits(Scored scored, double precision) {
    FormulaUnits units = names.of(scored.formula().expression(), scored.formula().constants());
    double bits = scored.bits() + BITS_PER_FAULT * units.faults().size();
    Set<ConstantName> named = new HashSet<>();
    units.constants().forEach(each -> each.name().ifPresent(named::add));
    double digits = precision / Math.max(1, scored.formula().constants().size());
    for (ConstantName name : named) {
      bits -= Math.max(0, digits - name.bits());
    }
    return new Scored(scored.formula(), bits);
  }

  /** Returns the bits of the rows that are held out, which favour no formula for its freedom. */
  private double heldOutBits(FoundFormula formula) {
    int rows = samples.all().rows() - training.size();
    return rows / 2.0 * Math.log(Math.max(ROUNDING, formula.validationError())) / LOG_2;
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

  private FormulaFront front(List<Scored> formulas) {
    List<Scored> sorted = different(formulas);
    sorted.sort(
        Comparator.comparingInt((Scored scored) -> scored.formula().complexity())
            .thenComparingDouble(FrontChoice::error)
            .thenComparing(Scored.SHORTEST_FIRST));
    Scored best = Collections.min(sorted, Scored.SHORTEST_FIRST);
    List<Scored> front = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double shortest = Double.POSITIVE_INFINITY;
    for (Scored scored : sorted) {
      // of formulas that are exact up to rounding errors, the shortest description counts
      boolean isShorter = error(scored) == ROUNDING && scored.bits() < shortest;
      // few rows that are held out may speak against the formula that all rows speak for
      if (error(scored) < least || isShorter || scored.equals(best)) {
        least = Math.min(least, error(scored));
        shortest = scored.bits();
        front.add(scored);
      }
    }
    FoundFormula chosen = best.formula();
    return new FormulaFront(front.stream().map(Scored::formula).toList(), chosen, reason(chosen));
  }

  /** Returns the formulas, of those that read the same the one of the shortest description. */
  private static List<Scored> different(List<Scored> formulas) {
    Map<Expression, Scored> different = new LinkedHashMap<>();
    for (Scored scored : formulas) {
      Expression text = scored.formula().expression().round(DIGITS_THAT_DIFFER);
      different.merge(text, scored, (a, b) -> b.bits() < a.bits() ? b : a);
    }
    return new ArrayList<>(different.values());
  }

  private static double error(Scored scored) {
    return Math.max(ROUNDING, scored.formula().validationError());
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
