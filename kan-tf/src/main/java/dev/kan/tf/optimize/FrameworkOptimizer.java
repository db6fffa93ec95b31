// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import static com.google.common.base.Preconditions.checkState;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.framework.optimizers.Optimizer.GradAndVar;
import org.tensorflow.op.Op;
import org.tensorflow.types.family.TFloating;

/**
 * An optimizer of tensorflow-framework. Gradients are taken with respect to the given variables
 * only, where {@code Optimizer.minimize} would take every variable of the graph. The variable must
 * be in no scope, since those optimizers that remember something name it after the variable.
 *
 * @param optimizer makes the optimizer for a graph, {@code graph -> new Momentum(graph, 0.01f,
 *     0.9f)} for example
 */
record FrameworkOptimizer(Function<Graph, org.tensorflow.framework.optimizers.Optimizer> optimizer)
    implements GraphOptimizer {
  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the default locale for formatting has other than Latin digits
   */
  @Override
  public <T extends TFloating> Op step(StepContext<T> context) {
    Locale locale = Locale.getDefault(Locale.Category.FORMAT);
    checkState(
        String.format(locale, "%d", 1).equals("1"),
        "an optimizer of tensorflow-framework needs a default locale with Latin digits; got %s."
            + " Use Optimizer.adam, adamW or sgd, or start Java with"
            + " -Duser.language.format=en",
        locale.toLanguageTag());
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
