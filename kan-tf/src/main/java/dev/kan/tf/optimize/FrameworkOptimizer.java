// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import java.util.List;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.framework.optimizers.Optimizer;
import org.tensorflow.framework.optimizers.Optimizer.GradAndVar;
import org.tensorflow.op.Op;
import org.tensorflow.types.family.TFloating;

/**
 * An optimizer of tensorflow-framework. Gradients are taken with respect to the given variables
 * only, where {@code Optimizer.minimize} would take every variable of the graph. The variable must
 * be in no scope, since those optimizers that remember something name it after the variable. Of the
 * optimizers of version 1.0.0, Adam, Adamax and Nadam update their counters in no fixed order and
 * so do not give the same numbers twice; use {@link Adam} instead.
 *
 * @param optimizer makes the optimizer for a graph, {@code graph -> new Momentum(graph, 0.01f,
 *     0.9f)} for example
 */
public record FrameworkOptimizer(Function<Graph, Optimizer> optimizer) implements GraphOptimizer {
  @Override
  public <T extends TFloating> Op step(StepContext<T> context) {
    return optimizer
        .apply(context.graph())
        .applyGradients(
            List.of(new GradAndVar<>(context.gradient(), context.variable().asOutput())), "step");
  }

  /** They keep the learning rate as a constant of the graph. */
  @Override
  public boolean followsSchedule() {
    return false;
  }

  /** Without the function, whose name differs from one process to another. */
  @Override
  public String toString() {
    return "FrameworkOptimizer";
  }
}
