// SPDX-License-Identifier: Apache-2.0
package dev.kan.benchmarks;

import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.examples.bench.networks.BenchCase;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Times predictions of the networks of {@code kan bench} in plain Java. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PredictionBenchmark {
  /** Which of {@link BenchCase#ALL}, from 1. */
  @Param({"1", "2", "3", "4", "5", "6"})
  public int row;

  private KanEvaluator evaluator;
  private Batch all;
  private double[] one;

  /** Makes the network and its samples. */
  @Setup
  public void prepare() {
    BenchCase bench = BenchCase.ALL.get(row - 1);
    evaluator = KanEvaluator.of(bench.network());
    all = bench.data().train().inputs();
    one = all.row(0);
  }

  /** Predicts one sample. */
  @Benchmark
  public double[] sample() {
    return evaluator.evaluate(one);
  }

  /** Predicts all samples. */
  @Benchmark
  public Batch batch() {
    return evaluator.evaluate(all);
  }
}
