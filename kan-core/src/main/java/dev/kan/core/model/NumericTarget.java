// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Batch;
import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.evaluation.metric.Metric;
import java.util.List;

/**
 * One or more columns of numbers to predict, one network output each.
 *
 * @param outputs the name, unit and scaling of each; at least one, no name twice
 */
public record NumericTarget(List<Quantity> outputs) implements Target {
  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if there is no quantity or a name comes twice
   */
  public NumericTarget {
    outputs = ImmutableList.copyOf(outputs);
    List<String> names = outputs.stream().map(Quantity::name).toList();
    checkArgument(!names.isEmpty(), "a target needs at least one column; got none");
    checkArgument(
        names.stream().distinct().count() == names.size(),
        "each target may come once; got %s",
        names);
  }

  @Override
  public List<String> columns() {
    return outputs.stream().map(Quantity::name).collect(ImmutableList.toImmutableList());
  }

  @Override
  public double[] encode(List<TableColumn> cells, int row) {
    double[] encoded = new double[outputs.size()];
    for (int o = 0; o < encoded.length; o++) {
      try {
        encoded[o] = outputs.get(o).toNetwork(cells.get(o).number(row));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(outputs.get(o).name() + ": " + e.getMessage(), e);
      }
    }
    return encoded;
  }

  @Override
  public List<String> predicted() {
    return columns();
  }

  @Override
  public Batch decode(Batch networkOutputs) {
    double[] values = networkOutputs.requireColumns(outputs.size(), "the outputs").toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = outputs.get(i % outputs.size()).fromNetwork(values[i]);
    }
    return Batch.of(outputs.size(), values);
  }

  @Override
  public Loss loss() {
    return Loss.SQUARED_ERROR;
  }

  @Override
  public List<Metric> metrics() {
    return List.of(Metric.R2, Metric.ROOT_MEAN_SQUARED_ERROR, Metric.MEAN_ABSOLUTE_ERROR);
  }
}
