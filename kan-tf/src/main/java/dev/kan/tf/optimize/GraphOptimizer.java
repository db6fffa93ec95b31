// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import dev.kan.tf.Precision;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.family.TFloating;

/**
 * A rule that changes variables by their gradients, built into a graph once and run at every step.
 */
public interface GraphOptimizer {
  /**
   * Adds the ops of one step to a graph. No variable may change before all gradients are computed.
   *
   * @param graph the graph
   * @param tf where to make the ops
   * @param precision the type of the variables
   * @param variables the variables to change
   * @param gradients one gradient for each variable, of its shape
   * @return the op to run for a step
   */
  <T extends TFloating> Op step(
      Graph graph,
      Ops tf,
      Precision<T> precision,
      List<Variable<T>> variables,
      List<Output<T>> gradients);
}
