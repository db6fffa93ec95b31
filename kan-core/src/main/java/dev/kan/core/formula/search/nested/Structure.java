// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The likeliest smooth surface through the samples of a problem, and what it is a sum of.
 *
 * @param shape what the surface is a sum of
 * @param surface the surface over standardised columns
 * @param surprise how unlikely it is, for comparison with others
 */
record Structure(SurfaceShape shape, SmoothSurface surface, double surprise) {
  /** Returns the structure of a problem. */
  static Structure of(Problem problem, Effort effort) {
    int count = problem.columns().size();
    double[] target = problem.target().scaled();
    double[][] columns =
        problem.columns().stream()
            .map(column -> SurfaceFit.standardised(column.raw()))
            .toArray(double[][]::new);
    SurfaceShape shape = SurfaceShape.whole(count);
    SurfaceFit.Fitted best =
        new SurfaceFit(shape, target, effort)
            .fit(columns, ImmutableDoubleArray.copyOf(new double[count]));
    // sums of one function for each column are for another stage
    List<SurfaceShape> sums = count > 2 ? SurfaceShape.sums(count, target) : List.of();
    for (SurfaceShape sum : sums) {
      SurfaceFit.Fitted other = new SurfaceFit(sum, target, effort).fit(columns, best.logWeights());
      if (other.surprise() < best.surprise()) {
        best = other;
        shape = sum;
      }
    }
    SmoothSurface surface =
        new SurfaceFit(shape, target, effort).surface(columns, best.logWeights());
    return new Structure(shape, surface, best.surprise());
  }

  /** Returns the problem of one part of the sum. */
  Problem part(Problem whole, int group) {
    List<Column> columns =
        IntStream.range(0, whole.columns().size())
            .filter(i -> shape.groupOf().get(i) == group)
            .mapToObj(whole.columns()::get)
            .toList();
    return Problem.of(columns, Column.of(whole.target().name(), surface.part(group)))
        .withWeights(whole.weights());
  }
}
