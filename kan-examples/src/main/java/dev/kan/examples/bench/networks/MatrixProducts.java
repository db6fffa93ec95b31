// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.networks;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.tf.Precision;
import dev.kan.tf.runtime.GraphRun;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.family.TFloating;

/**
 * Runs the matrix products of a network and nothing else. For each layer these are (samples, in *
 * functions) times (in * functions, out) in the forward pass, and two products of its gradient in
 * the backward pass, without the one for the network's inputs. Their time is a lower bound of the
 * time of a step with dense bases.
 */
final class MatrixProducts<T extends TFloating> implements AutoCloseable {
  private final GraphRun run;
  private final Precision<T> precision;
  private final List<Operand<T>> places = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Op> forward = new ArrayList<>();
  private final List<Op> backward = new ArrayList<>();

  MatrixProducts(Kan kan, int samples, Precision<T> precision, RuntimeOptions options) {
    this.precision = precision;
    run = new GraphRun(options);
    try {
      Ops tf = run.ops();
      for (int l = 0; l < kan.layers().size(); l++) {
        addLayer(tf, kan.layer(l), samples, l > 0);
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void addLayer(Ops tf, KanLayer layer, int samples, boolean towardsInput) {
    long columns = (long) layer.spec().inputs() * (layer.spec().grid().basisCount() + 1);
    int outputs = layer.spec().subnodes();
    Operand<T> basis = filled(tf, samples, columns);
    Operand<T> weights = filled(tf, columns, outputs);
    Operand<T> gradient = filled(tf, samples, outputs);
    forward.add(tf.linalg.matMul(basis, weights));
    backward.add(tf.linalg.matMul(basis, gradient, MatMul.transposeA(true)));
    if (towardsInput) {
      backward.add(tf.linalg.matMul(gradient, weights, MatMul.transposeB(true)));
    }
  }

  /** Adds an operand that is fed, not constant, so that TensorFlow computes nothing in advance. */
  private Operand<T> filled(Ops tf, long rows, long columns) {
    Shape shape = Shape.of(rows, columns);
    double[] values = new double[Math.toIntExact(shape.size())];
    Arrays.fill(values, 0.5);
    Operand<T> place = tf.placeholder(precision.type(), Placeholder.shape(shape));
    places.add(place);
    tensors.add(precision.tensor(shape, values));
    return place;
  }

  /** Runs the products of a prediction. */
  void forward() {
    run(forward);
  }

  /** Runs the products of a training step. */
  void step() {
    List<Op> all = new ArrayList<>(forward);
    all.addAll(backward);
    run(all);
  }

  private void run(List<Op> targets) {
    Session.Runner runner = run.runner();
    for (int i = 0; i < places.size(); i++) {
      runner.feed(places.get(i), tensors.get(i));
    }
    targets.forEach(runner::addTarget);
    runner.run().close();
  }

  @Override
  public void close() {
    tensors.forEach(Tensor::close);
    run.close();
  }
}
