// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.spline.BSplineBasis;
import java.util.Arrays;

/**
 * A block of samples and, for one input at a time, what all edges of that input need: the cell of
 * each sample, the position in it and the base function. A block is small enough for its sums and
 * the weights of an input to stay in the processor's cache while they are added up. Belongs to one
 * thread.
 */
final class SampleBlock {
  /** The largest number of samples in a block. */
  static final int SIZE = 64;

  final int count;
  // of the input that was looked up last, per sample; those of 0 where it is not finite
  final int[] cells;
  final double[] positions;
  final double[] bases;

  private final double[] finite;
  private final Silu silu;

  SampleBlock(int count) {
    this.count = count;
    cells = new int[count];
    positions = new double[count];
    bases = new double[count];
    finite = new double[count];
    silu = new Silu(count);
  }

  /** Looks up an input of a layer, of which {@code x} has the value for each sample. */
  void lookUp(CompiledLayer layer, int input, double[] x) {
    BSplineBasis basis = layer.bases[input];
    for (int n = 0; n < count; n++) {
      double value = Double.isFinite(x[n]) ? x[n] : 0;
      int cell = basis.cell(value);
      finite[n] = value;
      cells[n] = cell;
      positions[n] = (value - basis.origin(cell)) * basis.inverseWidth(cell);
    }
    switch (layer.base) {
      case SILU -> silu.values(finite, bases);
      case IDENTITY -> System.arraycopy(finite, 0, bases, 0, count);
      case ZERO -> Arrays.fill(bases, 0);
    }
  }
}
