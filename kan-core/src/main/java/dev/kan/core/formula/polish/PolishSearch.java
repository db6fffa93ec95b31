// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.training.concurrent.Cancellation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** A single search for the formula with the shortest description. */
final class PolishSearch {
  private static final ConstantFit FIT = ConstantFit.defaults();

  /** The steps of a fit that only ranks variants. */
  private static final ConstantFit TRIAL = new ConstantFit(25);

  /** The variants of each round whose constants are snapped. */
  private static final int FINALISTS = 4;

  /** The evaluations of nodes that all trials may take together: about half a minute. */
  private static final long MOST_WORK = 5_000_000_000L;

  /** A formula of which so few variants could be tried is only fitted. */
  private static final long FEWEST_TRIALS = 20;

  private static final List<Edits> EDITS =
      ImmutableList.of(new TermDropping(), new Rearrangement());

  private final Polish settings;
  private final Observations observations;
  private final Map<Expression, Scored> known = new HashMap<>();
  private long work;

  PolishSearch(Polish settings, Observations observations) {
    this.settings = settings;
    this.observations = observations;
  }

  /**
   * A formula with its score.
   *
   * @param open the formula before constants were snapped
   * @param formula the formula
   * @param bits its description length
   */
  private record Scored(OpenFormula open, FittedFormula formula, double bits) {}

  FittedFormula run(Expression formula) {
    OpenFormula open = FIT.fit(OpenFormula.of(formula), observations);
    if (work(open) > MOST_WORK / FEWEST_TRIALS) {
      return ConstantFit.fitted(open, observations);
    }
    Scored best = snapped(open);
    try {
      Optional<Scored> better = better(best);
      while (better.isPresent()) {
        best = better.get();
        better = better(best);
      }
    } catch (CancellationException e) {
      // The best formula so far is returned.
    }
    return best.formula();
  }

  /** Returns the best variant if it is better than a formula. */
  private Optional<Scored> better(Scored best) {
    Map<Expression, Scored> variants = new LinkedHashMap<>();
    for (Edits edits : EDITS) {
      for (Expression variant : edits.anywhere(best.formula().expression())) {
        OpenFormula open = OpenFormula.of(variant);
        Expression closed = open.closed();
        if (known.containsKey(closed) || work <= MOST_WORK) {
          variants.put(closed, known.computeIfAbsent(closed, any -> trial(open)));
        }
      }
    }
    return variants.values().stream()
        .sorted(Comparator.comparingDouble(Scored::bits))
        .limit(FINALISTS)
        .map(each -> snapped(FIT.fit(each.open(), observations)))
        .filter(each -> each.bits() < best.bits())
        .min(Comparator.comparingDouble(Scored::bits));
  }

  private Scored trial(OpenFormula variant) {
    Cancellation.check();
    work += work(variant);
    OpenFormula fitted = TRIAL.fit(variant, observations);
    return scored(fitted, ConstantFit.fitted(fitted, observations));
  }

  /** Returns the evaluations of nodes that a trial of a formula takes at most. */
  private long work(OpenFormula formula) {
    long perRow = (long) formula.pattern().size() * (formula.constants().size() + 1);
    return perRow * observations.size() * TRIAL.steps();
  }

  private Scored snapped(OpenFormula fitted) {
    return scored(fitted, settings.snap().snap(fitted, observations));
  }

  private Scored scored(OpenFormula open, FittedFormula formula) {
    return new Scored(open, formula, settings.score().of(formula, observations));
  }
}
