// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The experiment Example 4 of pykan, as a regression: a [2, 1] network with 3 grid intervals
 * distinguishes two half circles with labels 0 and 1. The points have Gaussian noise with a
 * standard deviation of 0.1.
 */
final class TwoMoons implements Experiment {
  private static final int SAMPLES = 1000;
  private static final double NOISE = 0.1;

  @Override
  public String id() {
    return "two-moons";
  }

  @Override
  public String metric() {
    return "test accuracy";
  }

  @Override
  public OptionalDouble published() {
    return OptionalDouble.of(0.998);
  }

  @Override
  public boolean largerIsBetter() {
    return true;
  }

  @Override
  public boolean stuck(double measured) {
    return !(1 - measured <= 10 * (1 - bar()));
  }

  @Override
  public Outcome run(int seed) {
    Dataset data = data(seed);
    Kan kan = trained(data, seed);
    String detail = String.format(Locale.ROOT, "train %.4g", accuracy(kan, data.train()));
    return new Outcome(accuracy(kan, data.test()), detail);
  }

  static Dataset data(int seed) {
    SeededRandom random = new SeededRandom(seed);
    return Dataset.of(moons(random), moons(random));
  }

  static Kan trained(Dataset data, int seed) {
    Kan start =
        Initialiser.powerLaw().initialise(KanSpec.builder(2, 1).gridIntervals(3).build(), seed);
    return LadderTrainer.builder()
        .gridLadder(3)
        .seed(seed)
        .build()
        .train(start, data.train())
        .kan();
  }

  private static Samples moons(SeededRandom random) {
    double[][] inputs = new double[SAMPLES][];
    double[] labels = new double[SAMPLES];
    int half = SAMPLES / 2;
    for (int n = 0; n < SAMPLES; n++) {
      double angle = Math.PI * (n % half) / (half - 1);
      boolean upper = n < half;
      double x = upper ? Math.cos(angle) : 1 - Math.cos(angle);
      double y = upper ? Math.sin(angle) : 0.5 - Math.sin(angle);
      inputs[n] = new double[] {x + NOISE * random.gaussian(), y + NOISE * random.gaussian()};
      labels[n] = upper ? 0 : 1;
    }
    return new Samples(Batch.ofRows(inputs), Batch.of(1, labels));
  }

  private static double accuracy(Kan kan, Samples samples) {
    return accuracy(KanEvaluator.of(kan).evaluate(samples.inputs()), samples);
  }

  /**
   * Returns the accuracy of outputs that were fitted to the labels 0 and 1 and mean 1 above 0.5.
   */
  static double accuracy(Batch outputs, Samples samples) {
    double[] aboveOneHalf = Arrays.stream(outputs.toArray()).map(each -> each - 0.5).toArray();
    return Metric.BINARY_ACCURACY.of(Batch.of(1, aboveOneHalf), samples);
  }
}
