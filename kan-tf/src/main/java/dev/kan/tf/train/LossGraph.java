// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.TfKan;
import dev.kan.tf.runtime.GraphRun;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.family.TFloating;

/** A network with its loss in a graph of its own; owns graph and session. */
final class LossGraph<T extends TFloating> implements AutoCloseable {
  private final GraphRun run;
  private final Precision<T> precision;
  private final Operand<T> parameters;
  private final Operand<T> x;
  private final Operand<T> firstBasis;
  private final Operand<T> basis;
  private final Operand<T> targets;
  private final Operand<T> loss;

  private LossGraph(
      Kan kan, TrainingSettings settings, Class<T> type, Function<Ops, Lowered<T>> lowering) {
    precision = Precision.of(type);
    run = new GraphRun(settings.runtime());
    try {
      Ops tf = run.ops();
      x = placeholder(tf, "x", kan.inputs());
      targets = placeholder(tf, "targets", kan.outputs());
      // in no scope: tensorflow-framework makes names of a variable's that may hold no slash
      Lowered<T> lowered = lowering.apply(tf);
      TfKan<T> net = lowered.net();
      parameters = lowered.parameters();
      firstBasis = net.firstBasis(x);
      basis = tf.placeholderWithDefault(firstBasis, firstBasis.shape());
      loss = settings.loss().mean(tf, precision, net.callOnBasis(basis), targets);
    } catch (RuntimeException | Error e) {
      run.close();
      throw e;
    }
  }

  /** A graph whose parameters are a variable, at first those of {@code kan}. */
  static <T extends TFloating> LossGraph<T> onVariable(
      Kan kan, TrainingSettings settings, Class<T> type) {
    return new LossGraph<>(
        kan,
        settings,
        type,
        tf -> {
          TfKan<T> net = TfKan.lower(tf, kan, type);
          return new Lowered<>(net, net.variables().get(0));
        });
  }

  /** A graph whose parameters are fed to each run, so that it is a pure function of them. */
  static <T extends TFloating> LossGraph<T> onPlaceholder(
      Kan kan, TrainingSettings settings, Class<T> type) {
    Shape shape = Shape.of(ParameterVector.of(kan).size());
    return new LossGraph<>(
        kan,
        settings,
        type,
        tf -> {
          Operand<T> place = tf.placeholder(type, Placeholder.shape(shape));
          return new Lowered<>(TfKan.lowerOn(tf, kan, type, place), place);
        });
  }

  private record Lowered<T extends TFloating>(TfKan<T> net, Operand<T> parameters) {}

  private Operand<T> placeholder(Ops tf, String name, int columns) {
    return tf.withName(name)
        .placeholder(precision.type(), Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, columns)));
  }

  GraphRun run() {
    return run;
  }

  Precision<T> precision() {
    return precision;
  }

  /** The trainable parameters as one flat vector. */
  Operand<T> parameters() {
    return parameters;
  }

  /** The gradient of the loss with respect to the parameters, of their shape. */
  Operand<T> gradient() {
    Output<T> gradient =
        run.graph()
            .addGradients(loss.asOutput(), new Output<?>[] {parameters.asOutput()})[0]
            .expect(precision.type());
    Ops tf = run.ops();
    return tf.reshape(gradient, tf.constant(parameters.shape().asArray()));
  }

  /** The loss on the samples that are fed, a scalar. */
  Operand<T> loss() {
    return loss;
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
      Result result = run.runner().feed(x, input).fetch(firstBasis).run();
      return new Chunk<>(basis, result.get(0), result::close, tensor(labels), inputs.rows());
    }
  }

  /** A run on some samples. */
  Session.Runner runner(Chunk<T> chunk) {
    return run.runner().feed(chunk.place(), chunk.input()).feed(targets, chunk.targets());
  }

  /** The loss of a run. */
  double loss(Session.Runner runner) {
    try (Result result = runner.fetch(loss).run()) {
      return lossOf(result);
    }
  }

  /** The number that a run gives for the loss, fetched first. */
  double lossOf(Result result) {
    return precision.values(result.get(0))[0];
  }

  private T tensor(Batch batch) {
    return precision.tensor(Shape.of(batch.rows(), batch.columns()), batch.toArray());
  }

  @Override
  public void close() {
    run.close();
  }
}
