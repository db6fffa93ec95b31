// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Sums and products of one curve for each column, {@code T(y) = f1(v1) + f2(v2) + ...} for the
 * target and simple functions T of it, and {@code y = f1(v1) f2(v2) ...}: networks of one layer. If
 * none comes close, and behind noise, a few products of columns may be further terms of the sum.
 * The curves are splines first, fitted together; then each of them is named, and all constants are
 * fitted together.
 */
final class AdditiveCurves implements Stage {
  private static final String NAME = "curves of columns";

  /** The numbers of grid intervals to try: few, and what a wave of several periods takes. */
  private static final ImmutableList<Integer> INTERVALS = ImmutableList.of(14, 42);

  private static final int ROWS_FOR_EACH_SPLINE = 2;
  private static final int MOST_READINGS = 24;

  /** Behind noise, readings of many sums are alike. */
  private static final int MOST_NOISY_READINGS = 6;

  private static final double EXACT = 1e-13;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Candidate> search(Problem problem, Effort effort) {
    for (int intervals : INTERVALS) {
      List<List<double[]>> columns =
          problem.columns().stream()
              .map(each -> SplineColumns.of(each.scaled(), intervals))
              .toList();
      long count = columns.stream().mapToInt(List::size).sum();
      if (problem.rows() < ROWS_FOR_EACH_SPLINE * count
          || !effort.spend(problem.rows() * count * count)) {
        break;
      }
      Run run = new Run(problem, SplineSet.of(columns), effort);
      if (problem.noise() > 0) {
        run.behindNoise();
      } else {
        run.withoutNoise();
      }
      if (!run.found.isEmpty()) {
        run.found.sort(Candidate.BY_ERROR);
        return run.found;
      }
    }
    return List.of();
  }

  /** One search. */
  private static final class Run {
    private final Problem problem;
    private final SplineSet splines;
    private final Effort effort;
    private final ProductPursuit pursuit;
    private final List<Candidate> found = new ArrayList<>();

    Run(Problem problem, SplineSet splines, Effort effort) {
      this.problem = problem;
      this.splines = splines;
      this.effort = effort;
      this.pursuit = new ProductPursuit(problem, splines, effort);
    }

    void behindNoise() {
      for (CurveForm form : CurveForm.BEHIND_NOISE) {
        search(form, target -> pursuit.behindNoise(target, form.noise(problem)));
      }
    }

    void withoutNoise() {
      CurveForm.ALL.forEach(form -> search(form, pursuit::curves));
      if (splines.columns().size() > 1 && found.isEmpty()) {
        product();
      }
      if (splines.columns().size() > 1 && found.isEmpty()) {
        CurveForm.ALL.stream()
            .filter(CurveForm::isSum)
            .forEach(form -> search(form, pursuit::curvesAndProducts));
      }
    }

    private void search(CurveForm form, Function<double[], List<CurveSum>> fit) {
      double[] target = form.target(problem);
      if (isOpen() && Rows.areFinite(target)) {
        fit.apply(target).forEach(sum -> name(form, sum));
      }
    }

    private boolean isOpen() {
      return found.stream().noneMatch(each -> each.unexplained() < EXACT);
    }

    private void product() {
      int most = splines.columns().stream().mapToInt(List::size).max().orElseThrow();
      long work = (long) problem.rows() * splines.size() * most * OffsetProduct.SWEEPS;
      if (!effort.spend(work)) {
        return;
      }
      double[] target = problem.target().scaled();
      OffsetProduct product = OffsetProduct.of(splines.columns(), target);
      if (product.error() < ProductPursuit.CLOSE * CurveSum.variance(target)) {
        double error = ProductPursuit.ERROR_FACTOR * product.error();
        List<Double> errors = Collections.nCopies(product.curves().size(), error);
        CurveSum curves = new CurveSum(product.curves(), List.of(), errors);
        name(CurveForm.product(product.offset()), curves);
      }
    }

    private void name(CurveForm form, CurveSum sum) {
      new CurveReadings(problem, effort)
          .of(sum, form.curve()).stream()
              .limit(problem.noise() > 0 ? MOST_NOISY_READINGS : MOST_READINGS)
              .takeWhile(reading -> !effort.isOver() && isOpen())
              .forEach(reading -> found.add(candidate(form, sum, reading)));
    }

    private Candidate candidate(CurveForm form, CurveSum sum, List<Expression> reading) {
      List<Expression> parts = new ArrayList<>(sum.products());
      parts.addAll(reading);
      Expression formula = form.formula().apply(parts).times(problem.target().scale());
      return problem.refitted(formula, NAME);
    }
  }
}
