// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.spline.KnotVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves the knots of a network to its samples. Layers are moved one after another, each by the
 * values that it gets from the layers already moved (Liu et al., arXiv 2404.19756, section 2.2;
 * pykan's {@code update_grid_from_samples}).
 *
 * <p>The splines of an input, before mask and scales, become the nearest ones on its new knots:
 * nearest on the samples and, with a weight of 2 % of the whole, nearest in the mean over the new
 * grid. The second part makes the result unique and smooth where there are no samples, so few or
 * equal samples do no harm. If the new grid is wider than the old one, the curve to keep is the one
 * that the layer's {@link dev.kan.core.spline.OutsideGrid} gives there.
 *
 * <p>An input keeps its old knots and splines, with a warning in the result, if its values
 *
 * <ul>
 *   <li>are all equal, or so nearly equal that the mean step between knots would be below 1e-10 of
 *       their size: there is no range to spread knots over;
 *   <li>have a range that is not between 1e-30 and 1e30;
 *   <li>would make the grid more than ten times as long while at least 90 % of them lie in the old
 *       one: a few distant values would take the knots from all the others;
 * </ul>
 *
 * or if a new coefficient is not finite. A layer whose inputs are not finite, and all layers after
 * it, are kept too. There are no warnings for inputs without edges that have a numeric part.
 *
 * <pre>{@code
 * GridUpdateResult result = GridUpdate.update(kan, data.train().inputs());
 * result.warnings().forEach(System.out::println);
 * Kan updated = result.kan();
 * }</pre>
 */
public final class GridUpdate {
  /** The share of the fit that is spread evenly over the grid; the rest lies on the samples. */
  private static final double UNIFORM_SHARE = 0.02;

  private final KnotPlacement placement;
  private final List<KanLayer> layers = new ArrayList<>();
  private final List<GridWarning> warnings = new ArrayList<>();

  private GridUpdate(KnotPlacement placement) {
    this.placement = placement;
  }

  /**
   * Moves the knots by {@link AdaptiveKnots#defaults()}, as in pykan.
   *
   * @param kan the network
   * @param x (samples, inputs), finite
   * @throws IllegalArgumentException if the number of columns is wrong or a number is not finite
   */
  public static GridUpdateResult update(Kan kan, Batch x) {
    return update(kan, x, AdaptiveKnots.defaults());
  }

  /**
   * Moves the knots by a given rule. Each layer costs O(inputs samples k (k + min(G, subnodes))),
   * one sort and one evaluation.
   *
   * @param kan the network
   * @param x (samples, inputs), finite
   * @param placement the rule for the new knots
   * @throws IllegalArgumentException if the number of columns is wrong or a number is not finite
   */
  public static GridUpdateResult update(Kan kan, Batch x, KnotPlacement placement) {
    Batch activations = x.requireColumns(kan.inputs(), "the samples").requireFinite("the samples");
    GridUpdate update = new GridUpdate(placement);
    for (KanLayer layer : kan.layers()) {
      activations = update.behindLastLayer(activations);
      if (isFinite(activations)) {
        update.move(layer, activations);
      } else {
        update.keep(layer);
      }
    }
    return new GridUpdateResult(
        kan.withLayers(update.layers)
            .withStep(
                "grid updated",
                Map.of("placement", placement.toString(), "samples", Integer.toString(x.rows()))),
        update.warnings);
  }

  /**
   * Returns the nodes of the layer added last for its inputs, or the inputs if they are not finite.
   */
  private Batch behindLastLayer(Batch activations) {
    return layers.isEmpty() || !isFinite(activations)
        ? activations
        : KanEvaluator.nodes(layers.get(layers.size() - 1), activations);
  }

  private static boolean isFinite(Batch batch) {
    return Arrays.stream(batch.toArray()).allMatch(Double::isFinite);
  }

  private void move(KanLayer layer, Batch activations) {
    List<InputSplines> splines = new ArrayList<>();
    for (InputSplines old : InputSplines.of(layer)) {
      double[] sorted = activations.column(splines.size());
      Arrays.sort(sorted);
      splines.add(moved(layer, old, sorted, splines.size()));
    }
    layers.add(InputSplines.into(layer, splines));
  }

  private void keep(KanLayer layer) {
    for (int i = 0; i < layer.spec().inputs(); i++) {
      warn(layer, i, "the layer's activations are not finite");
    }
    layers.add(layer);
  }

  private InputSplines moved(KanLayer layer, InputSplines old, double[] sorted, int input) {
    Optional<String> objection = Objection.to(sorted, old.knots());
    if (objection.isEmpty()) {
      KnotVector knots = placement.place(old.knots(), sorted);
      InputSplines moved = old.onto(knots, FitMeasure.mixed(UNIFORM_SHARE, sorted));
      if (moved.isFinite()) {
        return moved;
      }
      objection = Optional.of("the new coefficients would not be finite");
    }
    warn(layer, input, objection.get());
    return old;
  }

  private void warn(KanLayer layer, int input, String reason) {
    if (layer.hasNumericEdges(input)) {
      warnings.add(new GridWarning(layers.size(), input, reason + "; the old grid is kept"));
    }
  }
}
