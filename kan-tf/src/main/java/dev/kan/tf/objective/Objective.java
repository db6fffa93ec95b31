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
 * The function that training makes small: a mean loss, and a penalty on what is not sparse.
 *
 * @param loss the loss of a sample
 * @param sparsity the penalty; empty for none, as is one with lambda 0
 */
public record Objective(Loss loss, Optional<Sparsity> sparsity) {
  /** A penalty with lambda 0 is left out. */
  public Objective {
    sparsity = sparsity.filter(each -> each.lambda() > 0);
  }

  /**
   * The objective on a batch of samples as ops.
   *
   * @param tf where to make the ops
   * @param precision the type of the operands
   * @param trace what {@link dev.kan.tf.lowering.TfKan#trace} gave for the samples
   * @param targets (samples, outputs)
   * @param weights (samples), or empty for the plain mean over samples; they weigh the loss, and
   *     leave the penalty alone
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
   * An objective as ops, all scalars.
   *
   * @param loss the loss alone
   * @param penalty the penalty, if there is one
   * @param total their sum: what to differentiate
   */
  public record Terms<T extends TFloating>(
      Operand<T> loss, Optional<Operand<T>> penalty, Operand<T> total) {}
}
