// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.evaluation.ContributionEvaluator;
import dev.kan.core.model.Column;
import dev.kan.core.model.Contributions;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Quantity;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.TfKan;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/**
 * The ops that compute {@link Contributions}. Slopes of secants lose digits, so they compute in
 * double precision.
 *
 * @param tf where to add the ops
 * @param model the model
 * @param precision the type of the results
 */
record ContributionOps<T extends TFloating>(Ops tf, KanModel model, Precision<T> precision) {
  /**
   * Returns the outputs of the signature {@link SavedModels#EXPLAIN}.
   *
   * @param encoded the network inputs, each (rows)
   */
  ImmutableMap<String, Operand<?>> of(List<Operand<TFloat64>> encoded) {
    ContributionEvaluator evaluator =
        ContributionEvaluator.of(model.kan(), model.schema().distributions());
    Operand<TFloat64> perInput =
        TfKan.lowerForInference(tf.withSubScope("kan"), model.kan(), TFloat64.class)
            .contributions(tf.stack(encoded, Stack.axis(1L)), evaluator);
    Operand<TFloat64> inUnits = tf.math.mul(perColumn(perInput), tf.constant(scales()));
    return ImmutableMap.of(
        SavedModels.CONTRIBUTIONS,
        tf.withName(SavedModels.CONTRIBUTIONS).dtypes.cast(inUnits, precision.type()),
        SavedModels.BASELINE,
        precision.constant(
            tf.withName(SavedModels.BASELINE),
            Shape.of(scales().length),
            baseline(evaluator.baseline())),
        SavedModels.COLUMNS,
        tf.withName(SavedModels.COLUMNS).constant(NdArrays.vectorOfObjects(names())));
  }

  /** Adds the contributions of a column's inputs up, (rows, columns, outputs). */
  private Operand<TFloat64> perColumn(Operand<TFloat64> perInput) {
    int[] widths =
        model.schema().columns().stream().mapToInt(column -> column.inputs().size()).toArray();
    List<Operand<TFloat64>> sums = new ArrayList<>();
    for (Operand<TFloat64> part :
        tf.splitV(perInput, tf.constant(widths), tf.constant(1), (long) widths.length).output()) {
      sums.add(tf.reduceSum(part, tf.constant(1)));
    }
    return tf.stack(sums, Stack.axis(1L));
  }

  private double[] scales() {
    return model.schema().target().outputs().stream().mapToDouble(Quantity::scale).toArray();
  }

  private double[] baseline(double... network) {
    List<Quantity> outputs = model.schema().target().outputs();
    double[] baseline = new double[network.length];
    for (int o = 0; o < baseline.length; o++) {
      baseline[o] = outputs.get(o).fromNetwork(network[o]);
    }
    return baseline;
  }

  private String[] names() {
    return model.schema().columns().stream().map(Column::name).toArray(String[]::new);
  }
}
