// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import java.util.List;
import java.util.Locale;

/**
 * The coverage of given samples by the grids of a network, layer by layer and input by input.
 *
 * <pre>{@code
 * for (GridWarning warning : GridCoverage.of(kan, x).warnings()) {
 *   System.out.println(warning);
 * }
 * }</pre>
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
   * Returns the coverage of every grid by the values that its input takes on samples.
   *
   * @param kan the network
   * @param x (samples, inputs), finite
   * @throws IllegalArgumentException if the number of columns is wrong or a number is not finite
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
   * Returns warnings for inputs whose grids fit the samples badly. There is a warning if more than
   * 25 % of the grid's length lies beyond the samples, more than 25 % of its intervals contain no
   * sample, or more than 1 % of the samples lie outside it. Inputs without edges that have a
   * numeric part do not use their grid, so there are no warnings for them.
   *
   * @return the warnings, empty if all grids fit
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
