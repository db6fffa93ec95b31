// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.gallery;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.tf.lowering.TfKan;
import java.util.Locale;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.framework.optimizers.Adam;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * A KAN as a layer of a graph of one's own, with a dense layer on top and a framework optimizer.
 */
public final class OwnGraph {
  private static final int STEPS = 500;
  private static final int WIDTH = 4;

  private OwnGraph() {}

  /** Trains the graph, and reads the network back as a value. */
  public static void main(String[] args) {
    Dataset data =
        UniformSampling.of(x -> Math.tanh(Math.sin(Math.PI * x[0]) + x[1] * x[1]), 2)
            .seed(0)
            .build();
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(2, WIDTH).build(), 0);
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 2)));
      Placeholder<TFloat32> y = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 1)));
      // in no scope of its own: optimizers of the framework take no names with a slash
      TfKan<TFloat32> layer = TfKan.lower(tf, kan, TFloat32.class);
      Variable<TFloat32> weights =
          tf.variable(tf.constant(new float[][] {{0.5f}, {-0.5f}, {0.5f}, {-0.5f}}));
      Operand<TFloat32> output = tf.math.tanh(tf.linalg.matMul(layer.call(x), weights));
      Operand<TFloat32> loss =
          tf.math.mean(tf.math.squaredDifference(output, y), tf.constant(new int[] {0, 1}));
      Op step = new Adam(graph, 0.02f).minimize(loss);

      session.initialize();
      print("test loss before", loss(session, x, y, loss, data.test()));
      try (TFloat32 inputs = Tensors.of(data.train().inputs());
          TFloat32 targets = Tensors.of(data.train().targets())) {
        for (int s = 0; s < STEPS; s++) {
          session.runner().feed(x, inputs).feed(y, targets).addTarget(step).run().close();
        }
      }
      print("test loss after", loss(session, x, y, loss, data.test()));
      System.out.println("the layer, a value again: " + layer.read(session));
    }
  }

  private static float loss(
      Session session,
      Placeholder<TFloat32> x,
      Placeholder<TFloat32> y,
      Operand<TFloat32> loss,
      Samples samples) {
    try (TFloat32 inputs = Tensors.of(samples.inputs());
        TFloat32 targets = Tensors.of(samples.targets());
        Result result = session.runner().feed(x, inputs).feed(y, targets).fetch(loss).run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  private static void print(String name, float value) {
    System.out.printf(Locale.ROOT, "%s %.2g%n", name, value);
  }
}
