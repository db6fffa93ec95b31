// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Batch;
import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.evaluation.metric.Metric;
import java.util.Arrays;
import java.util.List;

/**
 * A column of classes to predict. Two classes need one network output, the logit of the second one;
 * more classes need one logit each, and their probabilities are the softmax of these.
 *
 * @param column the name of the column
 * @param labels the classes, at least two, none empty or twice
 */
public record ClassTarget(String column, List<String> labels) implements Target {
  /**
   * Checks the labels.
   *
   * @throws IllegalArgumentException if the name is blank, there are fewer than two labels, or one
   *     is blank or comes twice
   */
  public ClassTarget {
    labels = ImmutableList.copyOf(labels);
    checkArgument(!column.isBlank(), "a target needs a name; got \"%s\"", column);
    checkArgument(
        labels.size() >= 2, "column %s needs at least two classes; got %s", column, labels);
    checkArgument(
        labels.stream().distinct().count() == labels.size()
            && labels.stream().noneMatch(String::isBlank),
        "each class of %s may come once and none may be blank; got %s",
        column,
        labels);
  }

  private boolean isBinary() {
    return labels.size() == 2;
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public List<Quantity> outputs() {
    return labels.subList(isBinary() ? 1 : 0, labels.size()).stream()
        .map(label -> Quantity.unscaled(column + "=" + label))
        .collect(ImmutableList.toImmutableList());
  }

  @Override
  public double[] encode(List<TableColumn> cells, int row) {
    String text = cells.get(0).text(row);
    int label = labels.indexOf(text);
    checkArgument(label >= 0, "expected one of the classes %s; got \"%s\"", labels, text);
    double[] oneHot = new double[labels.size()];
    oneHot[label] = 1;
    return isBinary() ? new double[] {oneHot[1]} : oneHot;
  }

  @Override
  public List<String> predicted() {
    return labels;
  }

  @Override
  public Batch decode(Batch outputs) {
    outputs.requireColumns(isBinary() ? 1 : labels.size(), "the outputs");
    double[] probabilities = new double[outputs.rows() * labels.size()];
    for (int r = 0; r < outputs.rows(); r++) {
      double[] logits = outputs.row(r);
      double[] row = softmax(isBinary() ? new double[] {0, logits[0]} : logits);
      System.arraycopy(row, 0, probabilities, r * row.length, row.length);
    }
    return Batch.of(labels.size(), probabilities);
  }

  private static double[] softmax(double... logits) {
    double highest = Arrays.stream(logits).max().orElseThrow();
    double[] exponentials = Arrays.stream(logits).map(each -> Math.exp(each - highest)).toArray();
    double sum = Arrays.stream(exponentials).sum();
    return Arrays.stream(exponentials).map(each -> each / sum).toArray();
  }

  /**
   * Returns the most probable class of a row of probabilities, the first of several that are level;
   * empty if a probability is NaN.
   *
   * @param probabilities one for each label
   */
  String mostProbable(double... probabilities) {
    if (Arrays.stream(probabilities).anyMatch(Double::isNaN)) {
      return "";
    }
    int best = 0;
    for (int l = 1; l < probabilities.length; l++) {
      best = probabilities[l] > probabilities[best] ? l : best;
    }
    return labels.get(best);
  }

  @Override
  public Loss loss() {
    return isBinary() ? Loss.BINARY_CROSS_ENTROPY : Loss.CROSS_ENTROPY;
  }

  @Override
  public List<Metric> metrics() {
    return isBinary()
        ? List.of(Metric.BINARY_ACCURACY, Metric.AUC, Metric.BINARY_CROSS_ENTROPY, Metric.BRIER)
        : List.of(Metric.ACCURACY, Metric.AUC, Metric.CROSS_ENTROPY, Metric.BRIER);
  }
}
