// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.TfKan;
import dev.kan.tf.objective.Loss;
import dev.kan.tf.optimize.GraphOptimizer;
import dev.kan.tf.runtime.GraphRun;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.family.TFloating;

/**
 * A network with its loss and one optimizer step, in a graph of its own; owns graph and session.
 */
final class TrainingGraph<T extends TFloating> implements AutoCloseable {
  private final GraphRun run;
  private final Precision<T> precision;
  private final TfKan<T> net;
  private final Operand<T> x;
  private final Operand<T> basis;
  private final Operand<T> targets;
  private final Operand<T> loss;
  private final Op update;

  TrainingGraph(
      Kan kan,
      Precision<T> precision,
      Loss loss,
      GraphOptimizer optimizer,
      RuntimeOptions options) {
    this.precision = precision;
    run = new GraphRun(options);
    try {
      Ops tf = run.ops();
      x = placeholder(tf, "x", kan.inputs());
      targets = placeholder(tf, "targets", kan.outputs());
      net = TfKan.lower(tf.withSubScope("kan"), kan, precision.type());
      Operand<T> firstBasis = net.firstBasis(x);
      basis = tf.placeholderWithDefault(firstBasis, firstBasis.shape());
      this.loss = loss.mean(tf, precision, net.callOnBasis(basis), targets);
      update = update(tf.withSubScope("optimizer"), optimizer);
    } catch (RuntimeException | Error e) {
      run.close();
      throw e;
    }
  }

  private Operand<T> placeholder(Ops tf, String name, int columns) {
    return tf.withName(name)
        .placeholder(precision.type(), Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, columns)));
  }

  /**
   * The loss waits for nothing and every update for the loss, so that it is that before the step.
   */
  private Op update(Ops tf, GraphOptimizer optimizer) {
    List<Variable<T>> variables = net.variables();
    Output<?>[] gradients =
        run.graph()
            .addGradients(
                loss.asOutput(),
                variables.stream().map(Variable::asOutput).toArray(Output<?>[]::new));
    ImmutableList.Builder<Output<T>> afterLoss = ImmutableList.builder();
    for (int i = 0; i < gradients.length; i++) {
      Operand<T> gradient = gradients[i].expect(precision.type());
      Operand<T> shaped = tf.reshape(gradient, tf.constant(variables.get(i).shape().asArray()));
      afterLoss.add(tf.withControlDependencies(List.of(loss)).identity(shaped).asOutput());
    }
    return optimizer.step(run.graph(), tf, precision, variables, afterLoss.build());
  }

  Precision<T> precision() {
    return precision;
  }

  /** The number of columns of the first layer's basis. */
  long basisColumns() {
    return basis.shape().get(1);
  }

  /** The tensors of some samples; the caller closes them. */
  Chunk<T> chunk(Batch inputs, Batch labels) {
    T input = tensor(inputs);
    return new Chunk<>(x, input, input::close, tensor(labels), inputs.rows());
  }

  /** The tensors of some samples with the first layer's basis computed; the caller closes them. */
  Chunk<T> basisChunk(Batch inputs, Batch labels) {
    try (T input = tensor(inputs)) {
      Result result = run.runner().feed(x, input).fetch(net.firstBasis(x)).run();
      return new Chunk<>(basis, result.get(0), result::close, tensor(labels), inputs.rows());
    }
  }

  /** Changes the parameters once. */
  double step(Chunk<T> chunk) {
    return loss(run.runner().addTarget(update), chunk);
  }

  /** The loss with the parameters as they are. */
  double loss(Chunk<T> chunk) {
    return loss(run.runner(), chunk);
  }

  private double loss(Session.Runner runner, Chunk<T> chunk) {
    try (Result result =
        runner
            .feed(chunk.place(), chunk.input())
            .feed(targets, chunk.targets())
            .fetch(loss)
            .run()) {
      return precision.values(result.get(0))[0];
    }
  }

  /** The network with the parameters as they are; they must be finite. */
  Kan read() {
    return net.read(run.session());
  }

  private T tensor(Batch batch) {
    return precision.tensor(Shape.of(batch.rows(), batch.columns()), batch.toArray());
  }

  @Override
  public void close() {
    run.close();
  }
}
