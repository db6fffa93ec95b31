// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.compiled.Jets;
import dev.kan.core.evaluation.compiled.LayerJets;
import java.util.ArrayList;
import java.util.List;

/**
 * Evaluates a network with the first and the unmixed second derivatives of its outputs with respect
 * to its inputs, exactly and in plain Java. The derivatives are carried forward from layer to layer
 * (Griewank and Walther, Evaluating Derivatives, 2nd ed., chapter 13), so a sample costs about
 * {@code inputs} times as much as in {@link KanEvaluator}. At a knot, derivatives are those of the
 * interval to its right. Values and derivatives that are not finite propagate as in {@link
 * KanEvaluator}. Immutable and thread-safe.
 *
 * <pre>{@code
 * Derivatives derivatives = DerivativeEvaluator.of(kan).evaluate(x);
 * Batch gradientsOfFirstOutput = derivatives.gradients().get(0);
 * }</pre>
 */
public final class DerivativeEvaluator {
  private final List<LayerJets> layers;
  private final double[][] axes;
  private final int inputs;
  private final int outputs;

  private DerivativeEvaluator(Kan kan) {
    layers = kan.layers().stream().map(LayerJets::new).collect(ImmutableList.toImmutableList());
    inputs = kan.inputs();
    outputs = kan.outputs();
    axes = new double[inputs][inputs];
    for (int i = 0; i < inputs; i++) {
      axes[i][i] = 1;
    }
  }

  /** Returns an evaluator of {@code kan}. */
  public static DerivativeEvaluator of(Kan kan) {
    return new DerivativeEvaluator(kan);
  }

  /**
   * Returns outputs and derivatives for a batch of samples.
   *
   * @param x (samples, inputs), finite
   * @throws IllegalArgumentException if the number of columns is wrong or a value is not finite
   */
  public Derivatives evaluate(Batch x) {
    x.requireColumns(inputs, "the input").requireFinite("the input");
    double[] value = new double[x.rows() * outputs];
    double[][] first = new double[outputs][x.rows() * inputs];
    double[][] second = new double[outputs][x.rows() * inputs];
    for (int n = 0; n < x.rows(); n++) {
      Jets jets = Jets.inputs(x.row(n), axes).through(layers);
      for (int o = 0; o < outputs; o++) {
        value[n * outputs + o] = jets.value(o);
        for (int i = 0; i < inputs; i++) {
          first[o][n * inputs + i] = jets.first(i, o);
          second[o][n * inputs + i] = jets.second(i, o);
        }
      }
    }
    return new Derivatives(Batch.of(outputs, value), batches(first), batches(second));
  }

  private List<Batch> batches(double[][] perOutput) {
    List<Batch> batches = new ArrayList<>();
    for (double[] values : perOutput) {
      batches.add(Batch.of(inputs, values));
    }
    return batches;
  }
}
