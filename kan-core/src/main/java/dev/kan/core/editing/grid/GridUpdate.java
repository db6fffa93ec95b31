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
 * Moves the knots of a network to where its samples are, layer after layer, each by the activations
 * that the layers already moved give it (Liu et al., arXiv 2404.19756, section 2.2; pykan's {@code
 * update_grid_from_samples}).
 *
 * <p>The raw splines of an input become the nearest ones on its new knots: nearest on the samples,
 * and, with a weight of 2 % of the whole, nearest in the mean over the new grid. The second part
 * makes the answer unique and tame where there are no samples, so few or equal samples do no harm.
 * Where the new grid is wider than the old one, what is kept is the curve that the layer's {@link
 * dev.kan.core.spline.OutsideGrid} shows there.
 *
 * <p>An input's old knots and splines stay as they are, and the result says so, if its values
 *
 * <ul>
 *   <li>are all equal, or so nearly that a mean step between knots would be below 1e-10 of their
 *       size: there is no range to spread knots over;
 *   <li>have a range that is not between 1e-30 and 1e30;
 *   <li>would make the grid more than ten times as long while at least 90 % of them lie in the old
 *       one: a few far values would take the knots from all the others;
 * </ul>
 *
 * or if a new coefficient is not finite. A layer whose activations are not finite, with all layers
 * behind it, stays as it is too. Where an input has no edge with a numeric part there is nothing to
 * warn of.
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
   * Moves the knots as pykan does: {@link AdaptiveKnots#defaults()}.
   *
   * @param kan the network
   * @param x (samples, inputs), finite
   * @throws IllegalArgumentException if the width is wrong or a number is not finite
   */
  public static GridUpdateResult update(Kan kan, Batch x) {
    return update(kan, x, AdaptiveKnots.defaults());
  }

  /**
   * Moves the knots. Costs, for each layer, O(inputs samples k (k + min(G, subnodes))) besides a
   * sort and an evaluation.
   *
   * @param kan the network
   * @param x (samples, inputs), finite
   * @param placement where the knots go
   * @throws IllegalArgumentException if the width is wrong or a number is not finite
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

  /** The nodes of the layer added last, given its inputs; the inputs if they are not finite. */
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
