// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.Doubles;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.Table;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.storage.csv.TableWriter;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingStep;
import dev.kan.core.training.ladder.LadderTrainer;
import dev.kan.examples.bench.comparison.FitCurve.Point;
import dev.kan.examples.bench.peer.PythonScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The fit of pykan's hellokan, {@code exp(sin(pi x1) + x2^2)}, by a [2, 5, 1] network of cubic
 * splines on 1000 samples, here and by pykan.
 *
 * @param seed the seed of samples and start
 * @param error the RMSE on 1000 test samples to reach
 */
record HelloFit(int seed, double error) {
  static final String ONE_START = "kan";
  static final String PYKAN = "pykan";

  private static final int[] GRIDS = {3, 10};

  /** Fits as {@link #oneStart}, under a name that tells that nothing has been fitted before. */
  FitCurve atFirst() {
    return here(ONE_START + "-first", ladder().mostStarts(1));
  }

  /** Fits by second-order steps from one random network. */
  FitCurve oneStart() {
    return here(ONE_START, ladder().mostStarts(1));
  }

  /** Fits by second-order steps from the best of the default number of starts. */
  FitCurve manyStarts() {
    return here(ONE_START + "-starts", ladder());
  }

  private LadderTrainer.Builder ladder() {
    return LadderTrainer.builder().gridLadder(GRIDS).seed(seed);
  }

  /**
   * Fits by second-order steps. The time is that until the first step with a small enough error on
   * the training samples, if in the end that on the test samples is small enough, too.
   */
  private FitCurve here(String learner, LadderTrainer.Builder trainer) {
    Dataset data = data();
    KanSpec spec =
        KanSpec.builder(2, 5, 1).gridIntervals(GRIDS[0]).outside(OutsideGrid.LINEAR).build();
    Kan start = Initialiser.powerLaw().initialise(spec, seed);
    List<Point> points = new ArrayList<>();
    long begin = System.nanoTime();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onStep(TrainingStep step) {
            points.add(new Point(secondsSince(begin), Math.sqrt(step.loss())));
          }
        };
    Kan fitted = trainer.build().train(start, data.train(), Optional.empty(), listener).kan();
    double seconds = secondsSince(begin);
    double rmse = Metric.ROOT_MEAN_SQUARED_ERROR.of(fitted, data.test());
    OptionalDouble reached =
        points.stream().filter(point -> point.rmse() <= error).mapToDouble(Point::seconds).min();
    return new FitCurve(
        learner,
        seed,
        rmse <= error && reached.isPresent() ? reached.getAsDouble() : null,
        seconds,
        rmse,
        points);
  }

  /**
   * Fits by pykan's L-BFGS. The time is that until the first step with a small enough error on the
   * test samples.
   *
   * @param script {@code fit.py}
   * @throws IOException if Python cannot be started or fails; the message has its last line
   */
  FitCurve byPykan(PythonScript script) throws IOException, InterruptedException {
    Dataset data = data();
    Path train = script.file().resolveSibling("train.csv");
    Path test = script.file().resolveSibling("test.csv");
    TableWriter.write(table(data.train()), train);
    TableWriter.write(table(data.test()), test);
    JsonNode result =
        script.run(
            List.of(
                train.toString(),
                test.toString(),
                "--error",
                Double.toString(error),
                "--seed",
                Integer.toString(seed),
                "--threads",
                Integer.toString(Runtime.getRuntime().availableProcessors())));
    List<Point> points = new ArrayList<>();
    for (JsonNode point : result.path("points")) {
      points.add(new Point(point.path("seconds").asDouble(), point.path("rmse").asDouble()));
    }
    JsonNode seconds = result.path("seconds");
    return new FitCurve(
        PYKAN,
        seed,
        seconds.isNumber() ? seconds.doubleValue() : null,
        result.path("all_seconds").asDouble(),
        result.path("test_rmse").asDouble(),
        points);
  }

  private Dataset data() {
    return UniformSampling.of(x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]), 2)
        .seed(seed)
        .build();
  }

  private static Table table(Samples samples) {
    double[][] rows =
        IntStream.range(0, samples.inputs().rows())
            .mapToObj(r -> row(samples.inputs().row(r), samples.targets().row(r)))
            .toArray(double[][]::new);
    return Table.ofBatch(List.of("x1", "x2", "y"), Batch.ofRows(rows));
  }

  private static double[] row(double[] x, double[] y) {
    return Doubles.concat(x, y);
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
