// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.tables;

import dev.kan.core.data.TableColumn;
import dev.kan.core.data.TableSplit;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Scores;
import dev.kan.core.model.auto.AutoTrainer;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** This library with its default options on one table. */
final class OwnLearner {
  static final String NAME = "kan";

  private final BenchTable bench;

  OwnLearner(BenchTable bench) {
    this.bench = bench;
  }

  /** Returns true if the target is one of classes: texts, or exactly two different numbers. */
  boolean isOfClasses() {
    TableColumn target = bench.table().column(bench.target());
    return !target.isNumeric()
        || IntStream.range(0, target.rows()).mapToObj(target::text).distinct().count() == 2;
  }

  /** Returns rows to train on and rows to test on, with the same share of each class. */
  TableSplit split(double testShare, int seed) {
    return isOfClasses()
        ? bench.table().splitStratified(bench.target(), testShare, seed)
        : bench.table().split(testShare, seed);
  }

  TableScore score(TableSplit split, int seed) {
    long begin = System.nanoTime();
    KanModel model = AutoTrainer.builder(bench.target()).build().train(split.train()).model();
    Scores scores = model.score(split.test());
    double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
    return new TableScore(
        bench.name(),
        seed,
        NAME,
        value(scores, Metric.R2),
        value(scores, Metric.AUC),
        value(scores, Metric.ACCURACY, Metric.BINARY_ACCURACY),
        value(scores, Metric.CROSS_ENTROPY, Metric.BINARY_CROSS_ENTROPY),
        seconds);
  }

  private static @Nullable Double value(Scores scores, Metric... metrics) {
    for (Metric metric : metrics) {
      Double value = scores.values().get(metric);
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
