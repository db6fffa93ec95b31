// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import java.util.List;
import java.util.Locale;

/**
 * How well the grids of a network fit its samples, layer by layer and input by input.
 *
 * @param layers for each layer the coverage of each of its inputs
 */
public record GridCoverage(List<List<InputCoverage>> layers) {
  private static final double MUCH_UNUSED = 0.25;
  private static final double MANY_OUTSIDE = 0.01;

  /** Copies the lists. */
  public GridCoverage {
    layers = layers.stream().map(ImmutableList::copyOf).collect(ImmutableList.toImmutableList());
  }

  /**
   * Returns the coverage of every grid by the activations that samples give.
   *
   * @param kan the network
   * @param x (samples, inputs), finite
   * @throws IllegalArgumentException if the width is wrong or a number is not finite
   */
  public static GridCoverage of(Kan kan, Batch x) {
    List<Batch> activations = KanEvaluator.of(kan).activations(x);
    ImmutableList.Builder<List<InputCoverage>> layers = ImmutableList.builder();
    for (int l = 0; l < kan.layers().size(); l++) {
      ImmutableList.Builder<InputCoverage> inputs = ImmutableList.builder();
      for (int i = 0; i < kan.layer(l).spec().inputs(); i++) {
        inputs.add(InputCoverage.of(kan, l, i, activations.get(l).column(i)));
      }
      layers.add(inputs.build());
    }
    return new GridCoverage(layers.build());
  }

  /**
   * Returns warnings of inputs whose grids fit the samples badly: where more than 25 % of the
   * grid's length lies beyond the samples, or more than 25 % of its intervals are never visited, or
   * more than 1 % of the samples lie outside it. Empty if there are none. Inputs that no edge with
   * a numeric part starts from have no use for a grid, so nothing is said of them.
   */
  public List<GridWarning> warnings() {
    ImmutableList.Builder<GridWarning> warnings = ImmutableList.builder();
    for (List<InputCoverage> inputs : layers) {
      for (InputCoverage input : inputs) {
        if (input.hasNumericEdges()) {
          warnings.addAll(warnings(input));
        }
      }
    }
    return warnings.build();
  }

  private static List<GridWarning> warnings(InputCoverage input) {
    ImmutableList.Builder<GridWarning> warnings = ImmutableList.builder();
    if (input.uncovered() > MUCH_UNUSED) {
      warnings.add(
          warning(input, "%.0f %% of it lies beyond the samples", 100 * input.uncovered()));
    } else if (input.emptyFraction() > MUCH_UNUSED) {
      warnings.add(
          warning(
              input,
              "%d of its %d intervals are never visited",
              input.emptyIntervals(),
              input.gridIntervals()));
    }
    if (input.outsideFraction() > MANY_OUTSIDE) {
      warnings.add(
          warning(input, "%d of %d samples lie outside it", input.outside(), input.samples()));
    }
    return warnings.build();
  }

  private static GridWarning warning(InputCoverage input, String format, Object... values) {
    return new GridWarning(
        input.layer(),
        input.input(),
        "grid [%s, %s]: %s"
            .formatted(
                input.grid().lower(),
                input.grid().upper(),
                String.format(Locale.ROOT, format, values)));
  }
}
