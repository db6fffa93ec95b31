// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.BaseFunction;
import dev.kan.core.LayerSpec;
import dev.kan.tf.Precision;
import dev.kan.tf.runtime.LatinNames;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The ways to sum the products of basis functions and weights over the inputs of a layer. All give
 * the same sums up to rounding. {@link TfKan} chooses the one that a model of their cost on a CPU
 * expects to be fastest for each layer.
 */
public enum Contraction {
  /** A product of the matrices of all basis functions and of all weights. */
  PRODUCT,

  /** An einsum of all basis functions and all weights, without flattening them. */
  EINSUM,

  /**
   * An einsum of the k + 1 functions that may differ from zero and their gathered weights, or
   * products and sums if there are few subnodes.
   */
  GATHERED;

  /**
   * Returns the way that is chosen if the values of all basis functions are known.
   *
   * @param spec the specification of the layer
   */
  public static Contraction onBasis(LayerSpec spec) {
    return ContractionCost.cheapestOnBasis(spec);
  }

  /**
   * Returns the way that is chosen to predict with constant weights.
   *
   * @param spec the specification of the layer
   */
  public static Contraction forPrediction(LayerSpec spec) {
    return ContractionCost.cheapestForPrediction(spec);
  }

  /**
   * Returns the way that is chosen to compute outputs and gradients.
   *
   * @param spec the specification of the layer
   */
  public static Contraction forTraining(LayerSpec spec) {
    return ContractionCost.cheapestForTraining(spec);
  }

  /**
   * Adds the ops that sum a layer's edges in this way. With {@link #GATHERED}, the sums can be
   * differentiated only twice with respect to the weights.
   *
   * @param tf where to add the ops
   * @param spec the specification of the layer; its symbolic edges are ignored
   * @param precision the type of the operands
   * @param x the inputs, (samples, inputs)
   * @param weights for each input those of its G + k spline functions and that of the base function
   *     unless it is zero, (inputs * functions, subnodes)
   * @return (samples, subnodes)
   */
  public <T extends TFloating> Operand<T> sums(
      Ops tf, LayerSpec spec, Precision<T> precision, Operand<T> x, Operand<T> weights) {
    Ops named = LatinNames.of(tf);
    return this == GATHERED
        ? new GatheredOps<>(named, spec, precision).sums(x, weights)
        : sumsOnBasis(named, spec, new BasisOps<>(named, spec, precision).call(x), weights);
  }

  /**
   * Adds the ops that sum a layer's edges.
   *
   * @param basis the values of all functions, (samples, inputs * functions)
   * @param weights (inputs * functions, subnodes)
   * @return (samples, subnodes)
   * @throws IllegalStateException if this is {@link #GATHERED}
   */
  <T extends TFloating> Operand<T> sumsOnBasis(
      Ops tf, LayerSpec spec, Operand<T> basis, Operand<T> weights) {
    return switch (this) {
      case PRODUCT -> tf.linalg.matMul(basis, weights);
      case EINSUM -> einsum(tf, spec, basis, weights);
      case GATHERED -> throw new IllegalStateException("GATHERED computes its own functions");
    };
  }

  private static <T extends TFloating> Operand<T> einsum(
      Ops tf, LayerSpec spec, Operand<T> basis, Operand<T> weights) {
    int functions = spec.grid().basisCount() + (spec.base() == BaseFunction.ZERO ? 0 : 1);
    int[] perInput = {-1, spec.inputs(), functions};
    int[] perEdge = {spec.inputs(), functions, spec.subnodes()};
    return tf.linalg.einsum(
        List.of(
            tf.reshape(basis, tf.constant(perInput)), tf.reshape(weights, tf.constant(perEdge))),
        "nif,ifs->ns");
  }
}
