// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.ExactNumbers.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Replaces fitted constants by exact numbers: whole numbers, fractions, their multiples by powers
 * of pi and by square roots, and decimals of two digits.
 *
 * <p>The constant with the smallest relative error comes first. It becomes the simplest exact
 * number within 2.5 standard errors, if fewer than 0.2 numbers as simple are expected there by
 * accident. Then the other constants are fitted again, which reduces their errors. So constants are
 * snapped to 2 more readily than to 17/12, and to neither if the samples leave too much room.
 *
 * @param standardErrors the distance within which exact numbers count, in standard errors, positive
 * @param falseHits the expected count of accidental hits below which a number is taken, positive
 */
public record ConstantSnap(double standardErrors, double falseHits) {
  private static final ConstantFit FIT = ConstantFit.defaults();
  private static final DescriptionLength SCORE = new DescriptionLength(0);

  /** Fits end within this share of the best value, even if the samples are exact. */
  private static final double ROUNDING = 1e-10;

  /** The increase of the sum of squares that is accepted, in standard deviations. */
  private static final double ACCEPTED_DEVIATIONS = 4;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a number is not positive
   */
  public ConstantSnap {
    checkArgument(standardErrors > 0, "the distance must be positive; got %s", standardErrors);
    checkArgument(falseHits > 0, "the count of false hits must be positive; got %s", falseHits);
  }

  /** Returns a snap within 2.5 standard errors to numbers with fewer than 0.2 false hits. */
  public static ConstantSnap defaults() {
    return new ConstantSnap(2.5, 0.2);
  }

  /**
   * Fits the constants of a formula and replaces them by exact numbers where the samples allow.
   *
   * @param formula a formula of the columns
   * @param observations the rows to fit
   * @throws IllegalArgumentException if the formula has a variable that is not a column
   */
  public FittedFormula snap(Expression formula, Observations observations) {
    return snap(FIT.fit(OpenFormula.of(formula), observations), observations);
  }

  /**
   * Replaces constants of a fitted formula, or of one of its forms with factors moved into sums,
   * whichever has the shortest description.
   */
  FittedFormula snap(OpenFormula fitted, Observations observations) {
    FittedFormula best = snapped(fitted, observations);
    for (OpenFormula other : Distribution.of(fitted)) {
      FittedFormula candidate = snapped(other, observations);
      best = SCORE.of(candidate, observations) < SCORE.of(best, observations) ? candidate : best;
    }
    return best;
  }

  private FittedFormula snapped(OpenFormula fitted, Observations observations) {
    Snapped current = new Snapped(fitted, ConstantFit.fitted(fitted, observations), List.of(), 0);
    double free = current.result().unexplainedVariance();
    Optional<Snapped> next = Optional.of(current);
    while (next.isPresent()) {
      current = next.get();
      next = next(current, free, observations);
    }
    FittedFormula result = current.result();
    return new FittedFormula(
        result.expression(),
        result.unexplainedVariance(),
        result.constants(),
        result.precision(),
        current.exactNumbers());
  }

  /**
   * A formula in which some constants have been replaced.
   *
   * @param formula the formula, in which the other constants are free
   * @param result the formula with the standard errors of the other constants
   * @param exactNumbers the numbers that replace constants
   * @param count the number of replaced constants, including exponents and signs
   */
  private record Snapped(
      OpenFormula formula, FittedFormula result, List<ExactNumber> exactNumbers, int count) {}

  private Optional<Snapped> next(Snapped current, double free, Observations observations) {
    List<FittedConstant> constants = current.result().constants();
    return IntStream.range(0, constants.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> constants.get(i).relativeError()))
        .flatMap(i -> withExact(current, i, observations).stream())
        .filter(snapped -> isAsGood(snapped, free, observations.size()))
        .findFirst();
  }

  private Optional<Snapped> withExact(Snapped current, int index, Observations observations) {
    String name = current.formula().names().get(index);
    ExactNumbers numbers =
        current.formula().isExponent(name) ? ExactNumbers.OF_EXPONENTS : ExactNumbers.OF_LAWS;
    return hit(current.result().constants().get(index), numbers)
        .map(number -> with(current, name, number, observations));
  }

  /** Returns the exact number that a constant can be taken for. */
  Optional<ExactNumber> hit(FittedConstant constant, ExactNumbers numbers) {
    double size = Math.abs(constant.value());
    double distance = standardErrors * Math.max(constant.standardError(), ROUNDING * size);
    if (!(distance < size)) {
      return Optional.empty();
    }
    return numbers
        .nearest(constant.value(), distance)
        .filter(hit -> hit.falseHits() < falseHits)
        .map(Hit::number);
  }

  private static Snapped with(
      Snapped current, String name, ExactNumber number, Observations observations) {
    OpenFormula fixed = current.formula().fixing(name, number.value());
    OpenFormula refitted = FIT.fit(fixed, observations);
    List<ExactNumber> numbers = new ArrayList<>(current.exactNumbers());
    if (!vanishes(current.formula(), name, number)) {
      numbers.add(number);
    }
    return new Snapped(
        refitted,
        ConstantFit.fitted(refitted, observations),
        ImmutableList.copyOf(numbers),
        current.count() + 1);
  }

  /** Returns true if a number becomes part of the structure, as an exponent or as a sign. */
  private static boolean vanishes(OpenFormula formula, String name, ExactNumber number) {
    boolean isSign = Math.abs(number.value()) == 1 && formula.isFactor(name);
    return isSign || formula.isExponent(name);
  }

  /**
   * Returns true if a snapped formula explains the samples as well as the free one, up to noise.
   */
  private static boolean isAsGood(Snapped snapped, double free, int rows) {
    int count = snapped.count();
    // The sum of squares grows like a chi-squared variable with so many degrees of freedom.
    double accepted = count + ACCEPTED_DEVIATIONS * Math.sqrt(2.0 * count);
    return snapped.result().unexplainedVariance()
        <= free * (1 + accepted / rows) + DescriptionLength.EXACT;
  }
}
