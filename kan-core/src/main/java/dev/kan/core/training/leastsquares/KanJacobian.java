// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.compiled.NetworkDerivatives;

/**
 * Computes the exact derivatives of a network's outputs with respect to its trainable parameters.
 */
public final class KanJacobian {
  private KanJacobian() {}

  /**
   * Returns the dense Jacobian, which is mostly zero. {@link KanObjective} does not need it.
   *
   * @param kan the network
   * @param x the inputs, (samples, inputs), finite
   * @return the Jacobian, (samples * outputs, P) for P trainable parameters, row {@code sample *
   *     outputs + output}, columns in the order of {@link ParameterVector}
   * @throws IllegalArgumentException if the inputs are not as wide as the network, a value is not
   *     finite, or the network has no trainable parameter
   */
  public static Batch of(Kan kan, Batch x) {
    x.requireColumns(kan.inputs(), "the input").requireFinite("the input");
    NetworkDerivatives network = new NetworkDerivatives(kan, x);
    NetworkDerivatives.Pass pass = network.newPass(network.parameters().values());
    int size = network.parameters().size();
    int[] indices = new int[network.mostPlaces()];
    double[] values = new double[network.mostPlaces()];
    double[] dense = new double[x.rows() * kan.outputs() * size];
    for (int n = 0; n < x.rows(); n++) {
      pass.forward(n);
      int count = pass.linearise(indices, 0);
      for (int o = 0; o < kan.outputs(); o++) {
        pass.backward(o, values, 0);
        int row = (n * kan.outputs() + o) * size;
        for (int a = 0; a < count; a++) {
          dense[row + indices[a]] = values[a];
        }
      }
    }
    return Batch.of(size, dense);
  }
}
