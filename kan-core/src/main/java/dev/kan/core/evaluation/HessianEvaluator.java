// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.compiled.Jets;
import dev.kan.core.evaluation.compiled.LayerJets;
import java.util.List;

/**
 * Evaluates a network with the gradients and the Hessian matrices of its outputs with respect to
 * its inputs, exactly and in plain Java. Mixed derivatives are computed from unmixed ones along
 * sums of directions, {@code 2 u'Hv = (u+v)'H(u+v) - u'Hu - v'Hv}, so a sample costs about {@code
 * inputs (inputs + 1) / 2} times as much as in {@link KanEvaluator}. If the diagonal is sufficient,
 * {@link DerivativeEvaluator} is cheaper. At a knot, derivatives are those of the interval to its
 * right. Immutable and thread-safe.
 */
public final class HessianEvaluator {
  private final List<LayerJets> layers;
  private final double[][] directions;
  private final int inputs;
  private final int outputs;

  private HessianEvaluator(Kan kan) {
    layers = kan.layers().stream().map(LayerJets::new).collect(ImmutableList.toImmutableList());
    inputs = kan.inputs();
    outputs = kan.outputs();
    directions = axesAndTheirSums(inputs);
  }

  /** Returns an evaluator of {@code kan}. */
  public static HessianEvaluator of(Kan kan) {
    return new HessianEvaluator(kan);
  }

  /**
   * Returns outputs, gradients and Hessian matrices for a batch of samples.
   *
   * @param x (samples, inputs), finite
   * @throws IllegalArgumentException if the number of columns is wrong or a value is not finite
   */
  public Hessians evaluate(Batch x) {
    x.requireColumns(inputs, "the input").requireFinite("the input");
    double[][] value = new double[x.rows()][outputs];
    double[][][] gradients = new double[outputs][x.rows()][inputs];
    double[][][] hessians = new double[outputs][x.rows()][inputs * inputs];
    for (int n = 0; n < x.rows(); n++) {
      Jets jets = Jets.inputs(x.row(n), directions).through(layers);
      for (int o = 0; o < outputs; o++) {
        value[n][o] = jets.value(o);
        for (int i = 0; i < inputs; i++) {
          gradients[o][n][i] = jets.first(i, o);
        }
        fillHessian(jets, o, hessians[o][n]);
      }
    }
    return new Hessians(Batch.ofRows(value), batches(gradients), batches(hessians));
  }

  /**
   * Returns the axis of each input, then for each pair of inputs, in order, the sum of their axes.
   */
  private static double[][] axesAndTheirSums(int inputs) {
    double[][] directions = new double[inputs * (inputs + 1) / 2][inputs];
    int pair = inputs;
    for (int i = 0; i < inputs; i++) {
      directions[i][i] = 1;
      for (int j = i + 1; j < inputs; j++) {
        directions[pair][i] = 1;
        directions[pair][j] = 1;
        pair++;
      }
    }
    return directions;
  }

  private void fillHessian(Jets jets, int output, double[] hessian) {
    int pair = inputs;
    for (int i = 0; i < inputs; i++) {
      hessian[i * inputs + i] = jets.second(i, output);
      for (int j = i + 1; j < inputs; j++) {
        double mixed =
            (jets.second(pair, output) - jets.second(i, output) - jets.second(j, output)) / 2;
        hessian[i * inputs + j] = mixed;
        hessian[j * inputs + i] = mixed;
        pair++;
      }
    }
  }

  private static List<Batch> batches(double[][][] perOutput) {
    ImmutableList.Builder<Batch> batches = ImmutableList.builder();
    for (double[][] rows : perOutput) {
      batches.add(Batch.ofRows(rows));
    }
    return batches.build();
  }
}
