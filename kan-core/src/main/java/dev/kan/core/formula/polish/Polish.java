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

/**
 * Turns a formula whose structure is nearly right into the simplest one that the samples support.
 *
 * <pre>{@code
 * FittedFormula polished = Polish.defaults().polish(rough, observations);
 * String text = Notation.TEXT.of(polished.expression());
 * }</pre>
 *
 * <p>All constants are fitted. Terms, factors and functions are left out, exponents become
 * fractions, sums are multiplied out and common factors collected, as long as the {@linkplain
 * DescriptionLength description} of the samples becomes shorter. Constants become exact numbers as
 * described at {@link ConstantSnap}. With errors of 1 %, {@code 1.0005*(x + 0.0002)^1.0003/(y +
 * 0.0004)^0.9999} becomes {@code x/y}.
 *
 * <p>The polish ends early if the surrounding computation is cancelled; the best formula so far is
 * returned.
 *
 * @param score the score to minimise
 * @param snap the way in which constants become exact numbers
 */
public record Polish(DescriptionLength score, ConstantSnap snap) {
  private static final ConstantFit FIT = ConstantFit.defaults();

  /** The steps of a fit that only ranks variants. */
  private static final ConstantFit TRIAL = new ConstantFit(25);

  /** The variants of each round whose constants are snapped. */
  private static final int FINALISTS = 4;

  private static final int MOST_ROUNDS = 30;
  private static final List<Edits> EDITS =
      ImmutableList.of(new TermDropping(), new Rearrangement());

  /** Returns the polish of formulas of samples whose noise is not known. */
  public static Polish defaults() {
    return withNoise(0);
  }

  /**
   * Returns the polish of formulas of samples whose noise is known.
   *
   * @param noise the variance of the noise as a share of that of the target, 0 or more
   * @throws IllegalArgumentException if the noise is negative or NaN
   */
  public static Polish withNoise(double noise) {
    return new Polish(new DescriptionLength(noise), ConstantSnap.defaults());
  }

  /**
   * Polishes a formula.
   *
   * @param formula a formula of the columns
   * @param observations the rows to describe
   * @return the formula with the shortest description among those examined
   * @throws IllegalArgumentException if the formula has a variable that is not a column
   */
  public FittedFormula polish(Expression formula, Observations observations) {
    Scored best = snapped(FIT.fit(OpenFormula.of(formula), observations), observations);
    Map<Expression, Scored> known = new HashMap<>();
    try {
      for (int round = 0; round < MOST_ROUNDS; round++) {
        Optional<Scored> better = better(best, known, observations);
        if (better.isEmpty()) {
          break;
        }
        best = better.get();
      }
    } catch (CancellationException e) {
      // The best formula so far is returned.
    }
    return best.formula();
  }

  /**
   * A formula with its score.
   *
   * @param open the formula before constants were snapped
   * @param formula the formula
   * @param bits its description length
   */
  private record Scored(OpenFormula open, FittedFormula formula, double bits) {}

  private Optional<Scored> better(
      Scored best, Map<Expression, Scored> known, Observations observations) {
    Map<Expression, Scored> variants = new LinkedHashMap<>();
    for (Edits edits : EDITS) {
      for (Expression variant : edits.anywhere(best.formula().expression())) {
        OpenFormula open = OpenFormula.of(variant);
        variants.put(
            open.closed(), known.computeIfAbsent(open.closed(), any -> trial(open, observations)));
      }
    }
    return variants.values().stream()
        .sorted(Comparator.comparingDouble(Scored::bits))
        .limit(FINALISTS)
        .map(each -> snapped(FIT.fit(each.open(), observations), observations))
        .filter(each -> each.bits() < best.bits())
        .min(Comparator.comparingDouble(Scored::bits));
  }

  private Scored trial(OpenFormula variant, Observations observations) {
    Cancellation.check();
    OpenFormula fitted = TRIAL.fit(variant, observations);
    return scored(fitted, ConstantFit.fitted(fitted, observations), observations);
  }

  private Scored snapped(OpenFormula fitted, Observations observations) {
    return scored(fitted, snap.snap(fitted, observations), observations);
  }

  private Scored scored(OpenFormula open, FittedFormula formula, Observations observations) {
    return new Scored(open, formula, score.of(formula, observations));
  }
}
