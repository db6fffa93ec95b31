// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import com.google.common.collect.Iterators;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.model.KanModel;
import dev.kan.core.training.leastsquares.KanObjective;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.Row;

/**
 * Some samples of a partition, encoded as the network sees them, as few large arrays. Immutable.
 */
final class SampleBlock implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int MOST_SAMPLES = 4096;

  private final int size;
  private final double[] inputs;
  private final double[] targets;

  private SampleBlock(Samples samples) {
    size = samples.size();
    inputs = samples.inputs().toArray();
    targets = samples.targets().toArray();
  }

  /** Returns the samples of the rows of a partition, in order. */
  static Iterator<SampleBlock> ofRows(Iterator<Row> rows, RowColumns columns, KanModel model) {
    return Iterators.transform(
        Iterators.partition(rows, MOST_SAMPLES),
        some -> {
          Samples samples = model.samples(columns.table(some));
          model.loss().requireTargets(samples.targets());
          return new SampleBlock(samples);
        });
  }

  int size() {
    return size;
  }

  /** Returns the mean loss of these samples, computed by the thread that asks for it. */
  KanObjective objective(KanModel model) {
    Samples samples =
        new Samples(
            Batch.of(inputs.length / size, inputs), Batch.of(targets.length / size, targets));
    return KanObjective.of(model.kan(), samples, model.loss()).withThreads(1);
  }
}
