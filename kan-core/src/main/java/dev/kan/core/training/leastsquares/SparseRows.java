// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import dev.kan.core.training.concurrent.Cancellation;
import java.util.Arrays;

/**
 * Rows of a Jacobian that are mostly zero. The rows of sample n share their column indices: {@code
 * counts[n]} ascending indices, stored in {@code indices} from {@code n * most} on.
 */
final class SparseRows {
  /** The number of values that stay in a second-level cache of 1 MiB beside others. */
  private static final int CACHED = 1 << 16;

  /** Neighbours that one thread adds to: two threads that write into one cache line are slow. */
  private static final int NEIGHBOURS = 8;

  private final int rowsPerSample;
  private final int most;
  final int[] counts;
  final int[] indices;
  // (sample, row, place)
  final double[] values;
  // (sample, place): the samples' gradients
  final double[] gradients;

  SparseRows(int samples, int rowsPerSample, int most) {
    this.rowsPerSample = rowsPerSample;
    this.most = most;
    counts = new int[samples];
    indices = new int[samples * most];
    values = new double[samples * rowsPerSample * most];
    gradients = new double[samples * most];
  }

  int indexStart(int sample) {
    return sample * most;
  }

  int rowStart(int sample, int row) {
    return (sample * rowsPerSample + row) * most;
  }

  /**
   * Sets the gradient of a sample from the rows of its Jacobian.
   *
   * @param slopes the derivative of the sample's cost with respect to each output
   */
  void setGradient(int sample, double[] slopes) {
    int start = indexStart(sample);
    Arrays.fill(gradients, start, start + counts[sample], 0);
    for (int row = 0; row < rowsPerSample; row++) {
      int rowStart = rowStart(sample, row);
      for (int a = 0; a < counts[sample]; a++) {
        gradients[start + a] += slopes[row] * values[rowStart + a];
      }
    }
  }

  /** Multiplies the rows of a sample by a square matrix from the left. */
  void transform(int sample, double[][] matrix, double[] column) {
    for (int a = 0; a < counts[sample]; a++) {
      for (int row = 0; row < rowsPerSample; row++) {
        column[row] = values[rowStart(sample, row) + a];
      }
      for (int row = 0; row < rowsPerSample; row++) {
        double sum = 0;
        for (int j = 0; j < rowsPerSample; j++) {
          sum += matrix[row][j] * column[j];
        }
        values[rowStart(sample, row) + a] = sum;
      }
    }
  }

  /**
   * Adds the gradients and the products of the rows to the unknowns of a stripe: every {@code
   * stripes}-th group of neighbours, beginning with group {@code stripe}. Each element is summed by
   * one stripe, sample after sample, so the result does not depend on the number of stripes.
   *
   * @param samples the number of samples to add, from the first one
   */
  void addStripe(int stripe, int stripes, int samples, NormalEquations.Sum sum) {
    int unknowns = sum.gradientArray().length;
    int block = (long) unknowns * unknowns / 2 > CACHED ? blockSize() : 1;
    for (int from = 0; from < samples; from += block) {
      Cancellation.check();
      if (block == 1) {
        addSample(stripe, stripes, from, sum);
      } else {
        addBlock(stripe, stripes, from, Math.min(samples, from + block), sum);
      }
    }
  }

  private static int stripeOf(int index, int stripes) {
    return index / NEIGHBOURS % stripes;
  }

  private int blockSize() {
    return Math.max(2, CACHED / (most * rowsPerSample));
  }

  private void addSample(int stripe, int stripes, int sample, NormalEquations.Sum sum) {
    int start = indexStart(sample);
    for (int place = 0; place < counts[sample]; place++) {
      int index = indices[start + place];
      if (stripeOf(index, stripes) == stripe) {
        add(sample, place, sum);
      }
    }
  }

  private void add(int sample, int place, NormalEquations.Sum sum) {
    int index = indices[indexStart(sample) + place];
    sum.gradientArray()[index] += gradients[indexStart(sample) + place];
    addProducts(sample, place, sum.lowerRow(index));
  }

  /**
   * Adds a block of samples, unknown after unknown: a matrix that is larger than the processor's
   * cache is then read once for each block and not once for each sample.
   */
  private void addBlock(int stripe, int stripes, int from, int to, NormalEquations.Sum sum) {
    int[] places = new int[to - from];
    for (int index = 0; index < sum.gradientArray().length; index++) {
      if (stripeOf(index, stripes) != stripe) {
        continue;
      }
      Cancellation.check();
      for (int n = from; n < to; n++) {
        int start = indexStart(n);
        int place = places[n - from];
        while (place < counts[n] && indices[start + place] < index) {
          place++;
        }
        places[n - from] = place;
        if (place < counts[n] && indices[start + place] == index) {
          add(n, place, sum);
        }
      }
    }
  }

  private void addProducts(int sample, int place, double[] lowerRow) {
    int start = indexStart(sample);
    for (int row = 0; row < rowsPerSample; row++) {
      int rowStart = rowStart(sample, row);
      double factor = values[rowStart + place];
      if (factor != 0) {
        for (int b = 0; b <= place; b++) {
          lowerRow[indices[start + b]] += factor * values[rowStart + b];
        }
      }
    }
  }
}
