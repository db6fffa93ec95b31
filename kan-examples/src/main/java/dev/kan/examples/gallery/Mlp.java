// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.gallery;

import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.framework.optimizers.Adam;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * A multilayer perceptron with two inputs and one hidden layer of tanh.
 *
 * @param weights those of the inputs, and the bias, of each hidden node, (3, hidden)
 * @param sum the weight of each hidden node in the output, and the bias, (hidden + 1, 1)
 * @param seconds the time that the training took
 */
record Mlp(float[][] weights, float[][] sum, double seconds) {
  private static final double NANOS = 1e9;

  static Mlp train(Dataset data, int hidden, float rate, int steps, int seed) {
    Random random = new Random(seed);
    float[][] weights = new float[3][hidden];
    float[][] sum = new float[hidden + 1][1];
    for (int h = 0; h < hidden; h++) {
      weights[0][h] = (float) random.nextGaussian();
      weights[1][h] = (float) random.nextGaussian();
      sum[h][0] = (float) (random.nextGaussian() / Math.sqrt(hidden));
    }
    long begin = System.nanoTime();
    try (Graph graph = new Graph();
        Session session = new Session(graph);
        TFloat32 inputs = Tensors.of(data.train().inputs());
        TFloat32 targets = Tensors.of(data.train().targets())) {
      Ops tf = Ops.create(graph);
      // padded by a one, by which the biases are multiplied
      Variable<TFloat32> first = tf.variable(tf.constant(weights));
      Variable<TFloat32> second = tf.variable(tf.constant(sum));
      Operand<TFloat32> x = withOne(tf, tf.constantOf(inputs));
      Operand<TFloat32> nodes = tf.math.tanh(tf.linalg.matMul(x, first));
      Operand<TFloat32> y = tf.linalg.matMul(withOne(tf, nodes), second);
      Operand<TFloat32> loss =
          tf.math.mean(tf.math.squaredDifference(y, tf.constantOf(targets)), tf.array(0, 1));
      Op step = new Adam(graph, rate).minimize(loss);
      session.initialize();
      for (int s = 0; s < steps; s++) {
        session.runner().addTarget(step).run().close();
      }
      try (Result trained = session.runner().fetch(first).fetch(second).run()) {
        StdArrays.copyFrom((TFloat32) trained.get(0), weights);
        StdArrays.copyFrom((TFloat32) trained.get(1), sum);
      }
    }
    return new Mlp(weights, sum, (System.nanoTime() - begin) / NANOS);
  }

  private static Operand<TFloat32> withOne(Ops tf, Operand<TFloat32> rows) {
    return tf.pad(rows, tf.constant(new int[][] {{0, 0}, {0, 1}}), tf.constant(1f));
  }

  int hidden() {
    return weights[0].length;
  }

  long parameterCount() {
    return 4L * hidden() + 1;
  }

  double rmse(Samples samples) {
    double squares =
        IntStream.range(0, samples.inputs().rows())
            .mapToDouble(r -> value(samples.inputs().row(r)) - samples.targets().row(r)[0])
            .map(error -> error * error)
            .average()
            .orElseThrow();
    return Math.sqrt(squares);
  }

  private double value(double... x) {
    double value = sum[hidden()][0];
    for (int h = 0; h < hidden(); h++) {
      value += sum[h][0] * Math.tanh(weights[0][h] * x[0] + weights[1][h] * x[1] + weights[2][h]);
    }
    return value;
  }

  /** Returns the formula up to the given number of terms. */
  String formula(int terms) {
    return IntStream.range(0, terms)
        .mapToObj(
            h ->
                String.format(
                    Locale.ROOT,
                    "%.4g*tanh(%.4g*x1 + %.4g*x2 + %.4g)",
                    sum[h][0],
                    weights[0][h],
                    weights[1][h],
                    weights[2][h]))
        .collect(
            Collectors.joining(" + ", "", " + ... (" + (hidden() - terms) + " more such terms)"));
  }
}
