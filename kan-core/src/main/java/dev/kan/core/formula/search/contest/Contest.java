// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.contest;

import dev.kan.core.formula.search.cascade.Problem;
import dev.kan.core.formula.search.evidence.ColumnRange;
import dev.kan.core.formula.search.evidence.FormulaEvidence;
import dev.kan.core.formula.search.evidence.FrontEvidence;
import dev.kan.core.formula.search.evidence.SplineComparison;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.concurrent.Cancellation;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The formulas of a front, to be compared on samples.
 *
 * @param training the rows that were searched
 * @param judged the rows held out, which judge if they are at least 100; the same object as the
 *     rows searched if none are
 * @param all both
 * @param formulas the formulas, the simplest first
 * @param chosen the place of the chosen one
 * @param seed the source of random choices
 * @param threads the largest number of threads
 */
public record Contest(
    Problem training,
    Problem judged,
    Problem all,
    List<Contender> formulas,
    int chosen,
    int seed,
    int threads) {
  /** A formula that leaves less than this is not compared with splines or with longer formulas. */
  private static final double EXACT = 1e-9;

  private static final int FEWEST_JUDGES = 100;
  private static final double MOST_FOR_RESAMPLES = 0.1;
  private static final double MOST_FOR_SPLINES = 0.2;

  /** Copies the formulas. */
  public Contest {
    formulas = List.copyOf(formulas);
  }

  /**
   * Returns what the samples tell about the formulas. If the surrounding computation is cancelled,
   * that is less.
   *
   * @param budget the time of the whole search; resamples take at most a tenth of it, splines a
   *     fifth
   */
  public FrontEvidence evidence(Duration budget) {
    List<ColumnRange> ranges = ranges();
    List<FormulaEvidence> places =
        formulas.stream()
            .map(each -> UndefinedPlaces.of(each.fitted(), ranges))
            .map(each -> new FormulaEvidence(each, OptionalDouble.empty()))
            .toList();
    Optional<List<RowErrors>> errors = within(budget, this::errors);
    OptionalInt[] level =
        errors
            .map(this::level)
            .orElse(new OptionalInt[] {OptionalInt.empty(), OptionalInt.empty()});
    Optional<double[]> shares =
        within(
            share(MOST_FOR_RESAMPLES, budget),
            () -> new Resampling(all, formulas).shares(seed, threads));
    return new FrontEvidence(
        ranges,
        shares.map(each -> withStability(places, each)).orElse(places),
        level[0],
        level[1],
        errors.flatMap(each -> splines(best(each), share(MOST_FOR_SPLINES, budget))));
  }

  private List<ColumnRange> ranges() {
    return all.columns().stream()
        .map(
            each ->
                new ColumnRange(
                    each.name(),
                    Arrays.stream(each.raw()).min().orElseThrow(),
                    Arrays.stream(each.raw()).max().orElseThrow()))
        .toList();
  }

  private static List<FormulaEvidence> withStability(List<FormulaEvidence> all, double[] shares) {
    return IntStream.range(0, shares.length)
        .mapToObj(i -> all.get(i).withStability(shares[i]))
        .toList();
  }

  private static Duration share(double share, Duration budget) {
    return Duration.ofMillis((long) (share * budget.toMillis()));
  }

  /** Returns the result of work, unless the time passes or it is cancelled before. */
  private static <T> Optional<T> within(Duration most, Supplier<T> work) {
    try {
      return Optional.of(
          CancellationToken.after(most)
              .during(
                  () -> {
                    T result = work.get();
                    // a fit that is cancelled returns what it has
                    Cancellation.check();
                    return result;
                  }));
    } catch (CancellationException e) {
      return Optional.empty();
    }
  }

  /** Returns true if enough rows are held out to judge by; otherwise all rows do in turn. */
  private boolean areHeldOut() {
    return judged != training && judged.rows() >= FEWEST_JUDGES;
  }

  /** Returns the errors of each formula on rows that it was not fitted to. */
  private List<RowErrors> errors() {
    return formulas.stream()
        .map(
            each ->
                areHeldOut()
                    ? RowErrors.of(judged, judged.values(each.trained()))
                    : RowErrors.crossValidated(all, each.fitted(), seed))
        .toList();
  }

  /** Returns the simplest level formula before the chosen one, and the simplest after it. */
  private OptionalInt[] level(List<RowErrors> errors) {
    OptionalInt simpler = IntStream.range(0, chosen).filter(i -> isLevel(errors, i)).findFirst();
    OptionalInt longer =
        errors.get(chosen).mean() < EXACT
            ? OptionalInt.empty()
            : IntStream.range(chosen + 1, formulas.size())
                .filter(i -> isLevel(errors, i))
                .findFirst();
    return new OptionalInt[] {simpler, longer};
  }

  private boolean isLevel(List<RowErrors> errors, int formula) {
    return errors.get(formula).isLevelWith(errors.get(chosen));
  }

  private static RowErrors best(List<RowErrors> errors) {
    return Collections.min(errors, Comparator.comparingDouble(RowErrors::mean));
  }

  private Optional<SplineComparison> splines(RowErrors formula, Duration most) {
    boolean isConstant = all.columns().stream().allMatch(each -> isConstant(each.raw()));
    if (formula.mean() < EXACT || isConstant || isConstant(training.target().raw())) {
      return Optional.empty();
    }
    Problem fitted = areHeldOut() ? training : all;
    return within(most, () -> SplineModel.fit(fitted, seed, threads))
        .map(
            model ->
                areHeldOut()
                    ? RowErrors.of(judged, model.predictions(judged))
                    : RowErrors.of(all, model.crossValidated()))
        .map(each -> new SplineComparison(each.mean(), formula.mean(), formula.excessOver(each)));
  }

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).distinct().count() == 1;
  }
}
