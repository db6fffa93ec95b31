// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import java.util.List;

/**
 * Makes single edges symbolic or numeric again. The spline and base function of a symbolic edge are
 * masked but kept; {@link #unfix} restores them.
 */
public final class EdgeFixing {
  private EdgeFixing() {}

  /**
   * Returns the network with an edge replaced by a curve. The curve replaces both the numeric and
   * the symbolic part of the edge.
   *
   * @param kan the network
   * @param edge the edge to make symbolic
   * @param curve the curve that the edge becomes
   * @throws IndexOutOfBoundsException if the network has no such edge
   */
  public static Kan fixSymbolic(Kan kan, EdgeIndex edge, SymbolicCurve curve) {
    return kan.withLayer(edge.layer(), fixed(kan.layer(edge.layer()), edge, curve))
        .withStep(
            "edge made symbolic",
            ImmutableMap.of("edge", edge.toString(), "to", curve.function().name()));
  }

  /**
   * Returns the network with an edge replaced by a function that is fitted to the edge's values on
   * samples.
   *
   * @param kan the network
   * @param edge the edge to make symbolic
   * @param function the function f of {@code c f(a x + b) + d}
   * @param inputs the inputs of the network, (samples, inputs), finite
   * @param fit the settings of the fit
   * @throws IndexOutOfBoundsException if the network has no such edge
   * @throws IllegalArgumentException if the edge is absent
   * @throws IllegalArgumentException if the number of columns is not the network's number of
   *     inputs, or an input is infinite or NaN
   * @throws IllegalArgumentException if no a and b were found with which the function has values on
   *     all inputs of the edge
   */
  public static FixingResult fixSymbolic(
      Kan kan, EdgeIndex edge, SymbolicFunction function, Batch inputs, SymbolicFit fit) {
    checkArgument(
        kan.edge(edge).present(), "there is nothing to fit: the edge of %s is absent", edge);
    FittedCurve fitted = fit.fit(function, EdgeSamples.of(kan, edge, inputs));
    checkArgument(
        fitted.r2() > 0 || fitted.shapeParameters() == 0,
        "%s has no value on the inputs of the edge of %s, whatever a and b are",
        function,
        edge);
    return new FixingResult(
        fixSymbolic(kan, edge, fitted.curve()),
        List.of(new EdgeReport(edge, true, fitted.curve(), fitted.r2())));
  }

  /**
   * Returns the network with a symbolic edge made numeric again, with the spline and base function
   * that it had before it was made symbolic. The edge becomes active even if it was absent before.
   *
   * @param kan the network
   * @param edge the symbolic edge
   * @throws IndexOutOfBoundsException if the network has no such edge
   * @throws IllegalArgumentException if the edge is not symbolic
   */
  public static Kan unfix(Kan kan, EdgeIndex edge) {
    checkArgument(kan.edge(edge).symbolic().isPresent(), "the edge of %s is not symbolic", edge);
    KanLayer numeric =
        kan.layer(edge.layer())
            .withoutSymbolic(edge.input(), edge.subnode())
            .withActive(edge.input(), edge.subnode(), true);
    return kan.withLayer(edge.layer(), numeric)
        .withStep("edge made numeric", ImmutableMap.of("edge", edge.toString(), "to", "numeric"));
  }

  static KanLayer fixed(KanLayer layer, EdgeIndex edge, SymbolicCurve curve) {
    return layer
        .withActive(edge.input(), edge.subnode(), false)
        .withSymbolic(edge.input(), edge.subnode(), curve);
  }
}
