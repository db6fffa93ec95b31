// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.BaseFunction;
import dev.kan.core.LayerSpec;

/**
 * A model of what the ways to contract a layer cost, which chooses the cheapest. A layer costs
 *
 * <pre>
 * f (function + product s) + layer
 * </pre>
 *
 * for each sample, where s is the number of subnodes and f the number of basis functions of all
 * inputs: G + k and the base function for each input if all are computed, k + 1 if only those are
 * that may differ from zero. The constants are nanoseconds, measured in float32 on batches of 1000
 * samples on two cores of a Zen 4 processor. They were fitted to eighteen layers of 1 to 64 inputs,
 * 1 to 64 nodes and 5 to 100 intervals.
 *
 * @param function the cost of computing a function
 * @param product the cost of multiplying it by one weight and adding the product
 * @param layer the cost of more operations than a matrix product has
 */
record ContractionCost(double function, double product, double layer) {
  private static final ContractionCost DENSE_PREDICTION = new ContractionCost(2, 0.01, 0);
  private static final ContractionCost GATHERED_PREDICTION = new ContractionCost(4, 0.3, 0);
  private static final ContractionCost DENSE_TRAINING = new ContractionCost(2.3, 0.03, 0);
  private static final ContractionCost GATHERED_TRAINING = new ContractionCost(5, 2, 60);

  // with less work, einsum takes about 0.05 ms more than a matrix product for each batch; with
  // more, up to a tenth less; with few subnodes, several times as long
  private static final long LEAST_EINSUM_PRODUCTS = 5_000;
  private static final int LEAST_EINSUM_SUBNODES = 8;

  static Contraction cheapestOnBasis(LayerSpec spec) {
    return functions(spec) * spec.subnodes() >= LEAST_EINSUM_PRODUCTS
            && spec.subnodes() >= LEAST_EINSUM_SUBNODES
        ? Contraction.EINSUM
        : Contraction.PRODUCT;
  }

  static Contraction cheapestForPrediction(LayerSpec spec) {
    return cheapest(spec, DENSE_PREDICTION, GATHERED_PREDICTION);
  }

  static Contraction cheapestForTraining(LayerSpec spec) {
    return cheapest(spec, DENSE_TRAINING, GATHERED_TRAINING);
  }

  private static Contraction cheapest(
      LayerSpec spec, ContractionCost dense, ContractionCost gathered) {
    long local = spec.inputs() * (spec.grid().order() + 1L);
    return gathered.of(local, spec.subnodes()) < dense.of(functions(spec), spec.subnodes())
        ? Contraction.GATHERED
        : cheapestOnBasis(spec);
  }

  private static long functions(LayerSpec spec) {
    int base = spec.base() == BaseFunction.ZERO ? 0 : 1;
    return (long) spec.inputs() * (spec.grid().basisCount() + base);
  }

  private double of(long functions, int subnodes) {
    return functions * (function + product * subnodes) + layer;
  }
}
