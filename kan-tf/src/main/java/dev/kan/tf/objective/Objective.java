// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.objective;

import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.LayerTrace;
import dev.kan.tf.runtime.LatinNames;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The function that training minimises: a mean loss plus an optional penalty that favours sparse
 * networks.
 *
 * <pre>{@code
 * Objective objective = new Objective(Loss.SQUARED_ERROR, Optional.of(Sparsity.of(1e-3)));
 * try (GraphRun run = new GraphRun(RuntimeOptions.defaults())) {
 *   Ops tf = run.ops();
 *   TfKan<TFloat32> network = TfKan.lower(tf, kan, TFloat32.class);
 *   Operand<TFloat32> inputs = tf.constant(new float[][] {{0.1f, 0.2f}});
 *   Operand<TFloat32> targets = tf.constant(new float[][] {{1}});
 *   Operand<TFloat32> total =
 *       objective
 *           .terms(tf, Precision.FLOAT32, network.trace(inputs), targets, Optional.empty())
 *           .total();
 * }
 * }</pre>
 *
 * @param loss the loss of a sample
 * @param sparsity the penalty; empty if there is none or its lambda is 0
 */
public record Objective(Loss loss, Optional<Sparsity> sparsity) {
  /** Replaces a penalty with lambda 0 by an empty one. */
  public Objective {
    sparsity = sparsity.filter(each -> each.lambda() > 0);
  }

  /**
   * Adds the ops of the objective on a batch of samples.
   *
   * @param tf where to add the ops
   * @param precision the type of the operands
   * @param trace the result of {@link dev.kan.tf.lowering.TfKan#trace} for the samples
   * @param targets the targets, (samples, outputs)
   * @param weights the weights of the samples, (samples), or empty if all are equal; they apply to
   *     the loss, not to the penalty
   */
  public <T extends TFloating> Terms<T> terms(
      Ops tf,
      Precision<T> precision,
      List<LayerTrace<T>> trace,
      Operand<T> targets,
      Optional<Operand<T>> weights) {
    Ops named = LatinNames.of(tf);
    Operand<T> outputs = trace.get(trace.size() - 1).nodes();
    LossOps<T> ops = LossOps.of(named, precision);
    Operand<T> mean =
        weights.isPresent()
            ? ops.weightedMean(loss, outputs, targets, weights.get())
            : ops.mean(loss, outputs, targets);
    Optional<Operand<T>> penalty =
        sparsity.map(each -> SparsityPenalty.of(named, precision, each, trace));
    Operand<T> total = penalty.isPresent() ? named.math.add(mean, penalty.get()) : mean;
    return new Terms<>(mean, penalty, total);
  }

  /**
   * The terms of an objective on a batch of samples, all of them scalars.
   *
   * @param loss the mean loss
   * @param penalty the penalty, if there is one
   * @param total the sum of both, which training differentiates
   */
  public record Terms<T extends TFloating>(
      Operand<T> loss, Optional<Operand<T>> penalty, Operand<T> total) {}
}
