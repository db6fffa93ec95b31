// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.lowering;

import dev.kan.core.KanSpec;
import dev.kan.core.LayerSpec;
import dev.kan.core.data.SeededRandom;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.Contraction;
import dev.kan.tf.runtime.GraphRun;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.List;
import java.util.stream.DoubleStream;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** One layer that is contracted in one way, with random weights and a batch of random inputs. */
final class LayerGraph implements AutoCloseable {
  private static final double NANOS_PER_MILLI = 1e6;

  private final GraphRun run = new GraphRun(RuntimeOptions.defaults());
  private final Operand<TFloat32> place;
  private final TFloat32 inputs;
  private final List<Op> prediction;
  private final List<Op> gradients;

  LayerGraph(KanSpec spec, int samples, Contraction way) {
    LayerSpec layer = spec.layers().get(0);
    Ops tf = run.ops();
    Shape shape = Shape.of(Shape.UNKNOWN_SIZE, layer.inputs());
    place = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    inputs =
        Precision.FLOAT32.tensor(
            Shape.of(samples, layer.inputs()), random(samples * layer.inputs()));
    long rows = layer.inputs() * (layer.grid().basisCount() + 1L);
    Operand<TFloat32> weights =
        Precision.FLOAT32.constant(
            tf, Shape.of(rows, layer.subnodes()), random(Math.toIntExact(rows * layer.subnodes())));
    prediction = List.of(way.sums(tf, layer, Precision.FLOAT32, place, weights));
    Operand<TFloat32> trained = tf.identity(tf.variable(weights));
    Output<TFloat32> sums = way.sums(tf, layer, Precision.FLOAT32, place, trained).asOutput();
    Output<?>[] by = {trained.asOutput(), place.asOutput()};
    gradients = List.of(run.graph().addGradients(sums, by));
  }

  private static double[] random(int count) {
    SeededRandom random = new SeededRandom(1);
    return DoubleStream.generate(() -> random.uniform(-1, 1)).limit(count).toArray();
  }

  /** Predicts once and returns the time in milliseconds. */
  double predict() {
    return millis(prediction);
  }

  /** Computes the gradients of weights and inputs once and returns the time in milliseconds. */
  double differentiate() {
    return millis(gradients);
  }

  private double millis(List<Op> targets) {
    Session.Runner runner = run.runner().feed(place, inputs);
    targets.forEach(runner::addTarget);
    long start = System.nanoTime();
    runner.run().close();
    return (System.nanoTime() - start) / NANOS_PER_MILLI;
  }

  @Override
  public void close() {
    inputs.close();
    run.close();
  }
}
