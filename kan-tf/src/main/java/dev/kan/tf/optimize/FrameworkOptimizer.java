// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import dev.kan.tf.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.framework.optimizers.Optimizer;
import org.tensorflow.framework.optimizers.Optimizer.GradAndVar;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.family.TFloating;
import org.tensorflow.types.family.TType;

/**
 * An optimizer of tensorflow-framework. Gradients are taken with respect to the given variables
 * only, where {@code Optimizer.minimize} would take every variable of the graph. Of the optimizers
 * of version 1.0.0, Adam, Adamax and Nadam update their counters in no fixed order and so do not
 * give the same numbers twice; use {@link Adam} instead.
 *
 * @param optimizer makes the optimizer for a graph, {@code graph -> new Momentum(graph, 0.01f,
 *     0.9f)} for example
 */
public record FrameworkOptimizer(Function<Graph, Optimizer> optimizer) implements GraphOptimizer {
  @Override
  public <T extends TFloating> Op step(
      Graph graph,
      Ops tf,
      Precision<T> precision,
      List<Variable<T>> variables,
      List<Output<T>> gradients) {
    List<GradAndVar<? extends TType>> pairs = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      pairs.add(new GradAndVar<>(gradients.get(i), variables.get(i).asOutput()));
    }
    return optimizer.apply(graph).applyGradients(pairs, "step");
  }
}
