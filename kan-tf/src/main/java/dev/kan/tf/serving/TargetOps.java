// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.tf.Precision;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TFloating;

/**
 * The ops that turn network outputs into predictions.
 *
 * @param tf where to add the ops
 * @param precision the type of the outputs and of the predictions
 */
record TargetOps<T extends TFloating>(Ops tf, Precision<T> precision) {
  /**
   * Returns each quantity in its unit, (rows), under its name.
   *
   * @param y the outputs of the network, (rows, outputs)
   */
  ImmutableMap<String, Operand<?>> numbers(NumericTarget target, Operand<T> y) {
    List<Quantity> quantities = target.outputs();
    List<? extends Operand<T>> columns =
        tf.unstack(y, (long) quantities.size(), Unstack.axis(1L)).output();
    ImmutableMap.Builder<String, Operand<?>> outputs = ImmutableMap.builder();
    for (int o = 0; o < quantities.size(); o++) {
      Operand<T> number = inUnits(quantities.get(o), columns.get(o));
      outputs.put(quantities.get(o).name(), tf.withName("target_" + o).identity(number));
    }
    return outputs.buildOrThrow();
  }

  private Operand<T> inUnits(Quantity quantity, Operand<T> output) {
    Operand<T> scaled = tf.math.mul(output, precision.scalar(tf, quantity.scale()));
    return tf.math.add(scaled, precision.scalar(tf, quantity.centre()));
  }

  /**
   * Returns the probability of each class, (rows, labels), and the most probable class, (rows), as
   * text.
   *
   * @param y the outputs of the network, (rows, outputs)
   */
  ImmutableMap<String, Operand<?>> classes(ClassTarget target, Operand<T> y) {
    Operand<T> logits =
        target.outputs().size() == 1 ? tf.concat(List.of(tf.zerosLike(y), y), tf.constant(1)) : y;
    Operand<T> probabilities = tf.withName(SavedModels.PROBABILITIES).nn.softmax(logits);
    Operand<TInt64> best = tf.math.argMax(logits, tf.constant(1));
    Operand<TBool> unknown = tf.reduceAny(tf.math.isNan(probabilities), tf.constant(1));
    Operand<TInt64> shown =
        tf.select(unknown, tf.zerosLike(best), tf.math.add(best, tf.constant(1L)));
    Operand<TString> labels =
        tf.constant(
            NdArrays.vectorOfObjects(
                Stream.concat(Stream.of(""), target.labels().stream()).toArray(String[]::new)));
    return ImmutableMap.of(
        SavedModels.PROBABILITIES,
        probabilities,
        SavedModels.CLASS,
        tf.withName(SavedModels.CLASS).gather(labels, shown, tf.constant(0)));
  }
}
