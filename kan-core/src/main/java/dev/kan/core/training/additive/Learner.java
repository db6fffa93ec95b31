// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/**
 * Fits candidates to a table and measures each of them on rows that it did not see. Strengths of
 * penalties are found once on all rows; every candidate is then fitted without each of the folds.
 * Results do not depend on the number of threads.
 */
public final class Learner {
  private static final int[] INTERVALS = {30, 20, 10, 7, 5, 3};
  private static final int MOST_TERMS = 600;
  private static final int MOST_TERMS_AT_ALL = 1_200;
  private static final int INNER_INTERVALS = 10;
  private static final ImmutableList<Double> STRENGTHS = ImmutableList.of(30.0, 10.0, 3.0);
  private static final ImmutableList<Double> STRENGTHS_OF_MANY_ROWS = ImmutableList.of(10.0);
  private static final int MANY_ROWS = 10_000;
  private static final int SOME_ROWS = 2_500;

  private final Problem problem;
  private final Folds folds;
  private final int threads;
  private final Design design;
  private final AdditiveFitting fitting;
  private final int seed;
  private final Supplier<FoldedFit> additive;

  /**
   * Creates a learner with 8 folds, 5 of more than 2,500 rows, or 3 of more than 10,000 rows; with
   * so many rows one penalty inside hidden nodes is tried instead of three.
   *
   * @param problem the rows to learn from
   * @param seed the source of the folds and of random starts
   * @param threads the largest number of threads
   */
  public Learner(Problem problem, int seed, int threads) {
    this(
        problem,
        problem.rows() > MANY_ROWS ? 3 : problem.rows() > SOME_ROWS ? 5 : 8,
        seed,
        threads);
  }

  Learner(Problem problem, int foldCount, int seed, int threads) {
    this.problem = problem;
    this.threads = threads;
    this.seed = seed;
    folds = Folds.of(problem, foldCount, seed);
    List<TermKind> kinds = affordable(problem.kinds());
    design = Design.of(problem.samples().inputs(), kinds, problem.columns(), intervals(kinds));
    fitting = new AdditiveFitting(problem, folds, threads);
    additive = Suppliers.memoize(() -> fitting.fit(TermSpace.curved(design, 1)));
  }

  /** Returns the kinds, without curves if there would be too many terms even on few intervals. */
  private static List<TermKind> affordable(List<TermKind> kinds) {
    long smooth = kinds.stream().filter(kind -> kind == TermKind.SMOOTH).count();
    int fewest = INTERVALS[INTERVALS.length - 1];
    return kinds.size() + smooth * (fewest + 1) <= MOST_TERMS_AT_ALL
        ? kinds
        : kinds.stream()
            .map(kind -> kind == TermKind.SMOOTH ? TermKind.LINEAR : kind)
            .collect(ImmutableList.toImmutableList());
  }

  /** Returns the largest number of intervals that keeps the number of terms within bounds. */
  private static int intervals(List<TermKind> kinds) {
    long smooth = kinds.stream().filter(kind -> kind == TermKind.SMOOTH).count();
    return Arrays.stream(INTERVALS)
        .filter(intervals -> kinds.size() + smooth * (intervals + 1) <= MOST_TERMS)
        .findFirst()
        .orElse(INTERVALS[INTERVALS.length - 1]);
  }

  /** Returns the candidate that is a slope for each input. */
  public Candidate linear() {
    return candidate("linear", fitting.fit(TermSpace.straight(design)));
  }

  /** Returns the candidate that is a curve for each input. */
  public Candidate additive() {
    return candidate("additive", additive.get());
  }

  /** Returns the penalties inside hidden nodes to try, from strong to weak. */
  public List<Double> strengths() {
    return problem.rows() > MANY_ROWS ? STRENGTHS_OF_MANY_ROWS : STRENGTHS;
  }

  /**
   * Returns the candidate that has hidden nodes on top of curves. If it is cancelled after some
   * iterations, these are what it is made of.
   *
   * @param strength the penalty inside hidden nodes
   * @param progress receives the share of the iterations that have been made, 0 to 1
   * @throws CancellationException if it is cancelled earlier
   */
  public Candidate twoLayers(double strength, DoubleConsumer progress) {
    FoldedFit start = additive.get();
    TermSpace inner =
        TermSpace.curved(design, Math.max(1, design.intervals() / INNER_INTERVALS))
            .without(problem.directions().keySet());
    TwoLayers layers = new TwoLayers(problem, folds, threads, start, inner, strength, seed);
    layers.run(iterations -> progress.accept((double) iterations / TwoLayers.MOST_ITERATIONS));
    return Candidate.of(
        problem,
        folds,
        String.format(
            Locale.ROOT, "two layers, penalty %.0f, %d iterations", strength, layers.iterations()),
        functions(layers.shape(), layers.points()),
        () -> new FittedFunction(layers.shape(), layers.refit(start.all(), seed)));
  }

  private Candidate candidate(String description, FoldedFit fit) {
    Shape shape = fit.fit().shape();
    return Candidate.of(
        problem,
        folds,
        description,
        functions(shape, fit.points()),
        () -> new FittedFunction(shape, fit.all()));
  }

  private static List<FittedFunction> functions(Shape shape, double[][] points) {
    return Arrays.stream(points).map(point -> new FittedFunction(shape, point)).toList();
  }
}
