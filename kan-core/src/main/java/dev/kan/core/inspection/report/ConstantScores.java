// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.model.NumericTarget;
import java.util.Arrays;

/** The metrics of the same prediction for every row: the mean, or the shares of the classes. */
final class ConstantScores {
  private static final double LEAST_SHARE = 1e-300;

  /** More than the rounding error of a share of variance that should be 0. */
  private static final double ROUNDING = 1e-12;

  private final Batch outputs;
  private final Batch truth;

  private ConstantScores(Batch outputs, Batch truth) {
    this.outputs = outputs;
    this.truth = truth;
  }

  static ConstantScores of(TableFindings findings) {
    Samples samples = findings.samples();
    if (findings.target() instanceof NumericTarget numbers) {
      Batch truth = numbers.decode(samples.targets());
      return new ConstantScores(repeated(means(truth), truth.rows()), truth);
    }
    Batch truth = samples.targets();
    double[] shares = means(truth);
    boolean binary = truth.columns() == 1;
    double[] logits =
        Arrays.stream(shares).map(each -> log(each) - (binary ? log(1 - each) : 0)).toArray();
    return new ConstantScores(repeated(logits, truth.rows()), truth);
  }

  double of(Metric metric) {
    double score = metric.of(outputs, truth);
    return Math.abs(score) < ROUNDING ? 0 : score;
  }

  private static double log(double share) {
    return Math.log(Math.max(share, LEAST_SHARE));
  }

  private static double[] means(Batch values) {
    double[] means = new double[values.columns()];
    Arrays.setAll(means, c -> Arrays.stream(values.column(c)).average().orElse(0));
    return means;
  }

  private static Batch repeated(double[] row, int rows) {
    double[][] all = new double[rows][];
    Arrays.fill(all, row);
    return Batch.ofRows(all);
  }
}
