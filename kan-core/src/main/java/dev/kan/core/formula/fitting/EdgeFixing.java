// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.fitting;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes one edge symbolic by hand, and numeric again. The numeric part is masked, not lost: it
 * comes back when the symbolic part goes.
 *
 * @param layer 0 to layers - 1
 * @param input the input of the layer that the edge starts from
 * @param subnode the subnode that it ends at
 */
public record EdgeFix(int layer, int input, int subnode) {
  /**
   * Checks the indices.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public EdgeFix {
    checkArgument(
        layer >= 0 && input >= 0 && subnode >= 0,
        "an edge is named by indices from 0; got layer %s, input %s, subnode %s",
        layer,
        input,
        subnode);
  }

  /**
   * The network with this edge a curve, in the place of both its parts.
   *
   * @param kan the network
   * @param curve what the edge becomes
   * @throws IndexOutOfBoundsException if the network has no such edge
   */
  public Kan to(Kan kan, SymbolicCurve curve) {
    return changed(
        kan,
        masked(kan.layer(layer), false).withSymbolic(input, subnode, curve),
        "edge made symbolic",
        curve.function().name());
  }

  /**
   * The network with this edge a function, fitted to what the edge does to samples.
   *
   * @param kan the network
   * @param function f of {@code c f(a x + b) + d}
   * @param inputs (samples, inputs of the network), finite
   * @param fit how to fit
   * @throws IndexOutOfBoundsException if the network has no such edge
   * @throws IllegalArgumentException if the edge is absent, the width of the samples is wrong, a
   *     number is not finite, or the function has no value on the edge's inputs whatever a and b
   */
  public FixingResult to(Kan kan, SymbolicFunction function, Batch inputs, SymbolicFit fit) {
    checkArgument(
        kan.layer(layer).edge(input, subnode).present(),
        "there is nothing to fit: the edge of %s is absent",
        this);
    FittedCurve fitted = fit.fit(function, EdgeSamples.of(kan, layer, input, subnode, inputs));
    checkArgument(
        fitted.r2() > 0 || fitted.shapeParameters() == 0,
        "%s has no value on the inputs of the edge of %s, whatever a and b are",
        function,
        this);
    EdgeReport report = new EdgeReport(layer, input, subnode, true, fitted.curve(), fitted.r2());
    return new FixingResult(to(kan, fitted.curve()), List.of(report));
  }

  /**
   * The network with this edge numeric again, with the spline and base function that it had before
   * it was made symbolic. Nothing tells whether it was absent then: it is active now.
   *
   * @param kan the network
   * @throws IndexOutOfBoundsException if the network has no such edge
   * @throws IllegalArgumentException if the edge is not symbolic
   */
  public Kan undo(Kan kan) {
    KanLayer before = kan.layer(layer);
    checkArgument(
        before.symbolic(input, subnode).isPresent(), "the edge of %s is not symbolic", this);
    return changed(
        kan, masked(before.withoutSymbolic(input, subnode), true), "edge made numeric", "numeric");
  }

  private KanLayer masked(KanLayer before, boolean active) {
    before.active(input, subnode);
    boolean[] mask = before.mask();
    mask[input * before.spec().subnodes() + subnode] = active;
    return before.withMask(mask);
  }

  private Kan changed(Kan kan, KanLayer changed, String action, String to) {
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    layers.set(layer, changed);
    Map<String, String> details =
        ImmutableMap.of(
            "layer", Integer.toString(layer),
            "input", Integer.toString(input),
            "subnode", Integer.toString(subnode),
            "to", to);
    return kan.withLayers(layers).withStep(action, details);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "layer %d, input %d, subnode %d", layer, input, subnode);
  }
}
