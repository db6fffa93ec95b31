// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.Arrays;
import java.util.List;

/**
 * The splines of all edges that start at one input and so share a basis, before mask and scales.
 */
final class InputSplines {
  private final KnotVector knots;
  private final OutsideGrid outside;
  private final int columns;
  // (G + k, columns), row-major
  private final double[] coefficients;

  private InputSplines(KnotVector knots, OutsideGrid outside, int columns, double... coefficients) {
    this.knots = knots;
    this.outside = outside;
    this.columns = columns;
    this.coefficients = coefficients;
  }

  /** Returns the splines of a layer, input by input. */
  static List<InputSplines> of(KanLayer layer) {
    LayerSpec spec = layer.spec();
    double[] all = layer.values(ParameterKind.COEFFICIENTS);
    int block = spec.grid().basisCount() * spec.subnodes();
    ImmutableList.Builder<InputSplines> splines = ImmutableList.builder();
    for (int i = 0; i < spec.inputs(); i++) {
      splines.add(
          new InputSplines(
              spec.grid().knots().get(i),
              spec.outside(),
              spec.subnodes(),
              Arrays.copyOfRange(all, i * block, (i + 1) * block)));
    }
    return splines.build();
  }

  /** Returns the layer with the given splines, input by input. */
  static KanLayer into(KanLayer layer, List<InputSplines> splines) {
    return layer.withSplines(
        new Grid(
            splines.stream().map(InputSplines::knots).collect(ImmutableList.toImmutableList())),
        Doubles.concat(splines.stream().map(each -> each.coefficients).toArray(double[][]::new)));
  }

  KnotVector knots() {
    return knots;
  }

  /** Returns true if all coefficients are finite. */
  boolean isFinite() {
    return Arrays.stream(coefficients).allMatch(Double::isFinite);
  }

  /**
   * Returns these splines on other knots: exactly if the knots nest, otherwise the nearest ones by
   * {@code measure}.
   */
  InputSplines onto(KnotVector newKnots, FitMeasure measure) {
    if (newKnots.equals(knots)) {
      return this;
    }
    double[] moved =
        KnotInsertion.nests(knots, newKnots)
            ? KnotInsertion.insert(knots, coefficients, columns, newKnots)
            : SplineProjection.project(
                BSplineBasis.of(knots, outside), coefficients, columns, newKnots, measure);
    return new InputSplines(newKnots, outside, columns, moved);
  }
}
