// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.Doubles;
import com.google.common.primitives.ImmutableIntArray;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Target;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a model gives for the rows of a table. Rows for which a formula in the network has no value
 * are left out.
 *
 * @param model the model
 * @param table the rows that have predictions
 * @param rows the place of each of these in the user's table, from 0
 * @param samples inputs and targets as the network sees them
 * @param outputs (rows, outputs) of the network, finite
 */
record TableFindings(
    KanModel model, Table table, ImmutableIntArray rows, Samples samples, Batch outputs) {
  static TableFindings of(KanModel model, Table table) {
    Samples samples = model.samples(table);
    Batch outputs = KanEvaluator.of(model.kan()).evaluate(samples.inputs());
    int[] rows =
        IntStream.range(0, table.rows())
            .filter(r -> Arrays.stream(outputs.row(r)).allMatch(Doubles::isFinite))
            .toArray();
    checkArgument(rows.length > 0, "the model has no finite prediction on any of the rows");
    return new TableFindings(
        model,
        table.select(rows),
        ImmutableIntArray.copyOf(rows),
        samples.select(rows),
        outputs.select(rows));
  }

  int size() {
    return rows.length();
  }

  Target target() {
    return model.schema().target();
  }

  /** Returns the predictions in the user's terms, (rows, names of {@link Target#predicted}). */
  Batch predicted() {
    return target().decode(outputs);
  }

  /** Returns the loss of each row. */
  double[] losses() {
    return IntStream.range(0, size())
        .mapToDouble(r -> model.loss().value(outputs.row(r), samples.targets().row(r)))
        .toArray();
  }
}
