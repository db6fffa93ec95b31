// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import dev.kan.core.data.Batch;
import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.evaluation.metric.Metric;
import java.util.List;

/**
 * The columns of a user's table that a model predicts, and the network outputs that they become.
 */
public sealed interface Target permits NumericTarget, ClassTarget {
  /** Returns the names of the columns in the table, at least one. */
  List<String> columns();

  /** Returns the network outputs, in order; at least one. */
  List<Quantity> outputs();

  /**
   * Returns what the network should give for a row: one number for each of {@link #outputs}.
   *
   * @param cells the target's columns of the table, as many as {@link #columns}
   * @param row the row
   * @throws IllegalArgumentException if a cell is missing or not what the target holds
   */
  double[] encode(List<TableColumn> cells, int row);

  /** Returns the names of the columns that {@link #decode} gives, in order. */
  List<String> predicted();

  /**
   * Returns predictions in the user's terms: numbers in the target's units, or the probability of
   * each class.
   *
   * @param outputs (samples, outputs) of the network
   * @return (samples, predicted)
   * @throws IllegalArgumentException if the number of columns is another
   */
  Batch decode(Batch outputs);

  /** Returns the loss that a network is trained for unless told otherwise. */
  Loss loss();

  /** Returns the metrics that say how good predictions are, the most telling one first. */
  List<Metric> metrics();
}
