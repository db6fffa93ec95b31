// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.TfKan;
import dev.kan.tf.objective.Objective;
import dev.kan.tf.runtime.GraphRun;
import java.util.Arrays;
import java.util.Optional;
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
  private final Optional<Operand<T>> weights;
  private final Objective.Terms<T> terms;

  private LossGraph(
      Kan kan,
      TrainingSamples data,
      TrainingSettings settings,
      Class<T> type,
      Function<Ops, Lowered<T>> lowering) {
    precision = Precision.of(type);
    requireFits(data.train(), "training");
    data.test().ifPresent(samples -> requireFits(samples, "test"));
    run = new GraphRun(settings.runtime());
    try {
      Ops tf = run.ops();
      x = placeholder(tf, "x", Shape.of(Shape.UNKNOWN_SIZE, kan.inputs()));
      targets = placeholder(tf, "targets", Shape.of(Shape.UNKNOWN_SIZE, kan.outputs()));
      weights =
          data.isWeighted()
              ? Optional.of(placeholder(tf, "weights", Shape.of(Shape.UNKNOWN_SIZE)))
              : Optional.empty();
      // in no scope: tensorflow-framework makes names of a variable's that may hold no slash
      Lowered<T> lowered = lowering.apply(tf);
      TfKan<T> net = lowered.net();
      parameters = lowered.parameters();
      firstBasis = net.firstBasis(x);
      basis = tf.placeholderWithDefault(firstBasis, firstBasis.shape());
      terms =
          settings.objective().terms(tf, precision, net.traceOnBasis(x, basis), targets, weights);
    } catch (RuntimeException | Error e) {
      run.close();
      throw e;
    }
  }

  private void requireFits(Samples samples, String kind) {
    precision.requireFits(samples.inputs(), "the " + kind + " inputs");
    precision.requireFits(samples.targets(), "the " + kind + " targets");
    samples.weights().ifPresent(each -> precision.requireFits(each, "the " + kind + " weights"));
  }

  /** A graph whose parameters are a variable, at first those of {@code kan}. */
  static <T extends TFloating> LossGraph<T> onVariable(
      Kan kan, TrainingSamples data, TrainingSettings settings, Class<T> type) {
    return new LossGraph<>(
        kan,
        data,
        settings,
        type,
        tf -> {
          TfKan<T> net = TfKan.lower(tf, kan, type);
          return new Lowered<>(net, net.variables().get(0));
        });
  }

  /** A graph whose parameters are fed to each run, so that it is a pure function of them. */
  static <T extends TFloating> LossGraph<T> onPlaceholder(
      Kan kan, TrainingSamples data, TrainingSettings settings, Class<T> type) {
    Shape shape = Shape.of(ParameterVector.of(kan).size());
    return new LossGraph<>(
        kan,
        data,
        settings,
        type,
        tf -> {
          Operand<T> place = tf.placeholder(type, Placeholder.shape(shape));
          return new Lowered<>(TfKan.lowerOn(tf, kan, type, place), place);
        });
  }

  private record Lowered<T extends TFloating>(TfKan<T> net, Operand<T> parameters) {}

  private Operand<T> placeholder(Ops tf, String name, Shape shape) {
    return tf.withName(name).placeholder(precision.type(), Placeholder.shape(shape));
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

  /** The gradient of loss and penalty with respect to the parameters, of their shape. */
  Operand<T> gradient() {
    Output<T> gradient =
        run.graph()
            .addGradients(terms.total().asOutput(), new Output<?>[] {parameters.asOutput()})[0]
            .expect(precision.type());
    Ops tf = run.ops();
    return tf.reshape(gradient, tf.constant(parameters.shape().asArray()));
  }

  /** The loss on the samples that are fed, the penalty on them if any, and their sum. */
  Objective.Terms<T> terms() {
    return terms;
  }

  /** The number of columns of the first layer's basis. */
  long basisColumns() {
    return basis.shape().get(1);
  }

  /**
   * The tensors of some samples; the caller closes them.
   *
   * @param rows the numbers of the samples, which may all weigh 0
   */
  SampleTensors<T> tensors(Samples samples, int... rows) {
    double[] weightValues =
        samples
            .weights()
            .map(each -> each.select(rows).toArray())
            .orElseGet(() -> ones(rows.length));
    SampleTensors<T> tensors = new SampleTensors<>(Arrays.stream(weightValues).sum());
    try {
      add(tensors, x, samples.inputs().select(rows));
      add(tensors, targets, samples.targets().select(rows));
      weights.ifPresent(place -> add(tensors, place, Shape.of(rows.length), weightValues));
      return tensors;
    } catch (RuntimeException | Error e) {
      tensors.close();
      throw e;
    }
  }

  /** Computes the first layer's basis of some samples and adds it to their tensors. */
  void addBasis(SampleTensors<T> tensors) {
    Result result = runner(tensors).fetch(firstBasis).run();
    tensors.add(basis, result.get(0), result::close);
  }

  private void add(SampleTensors<T> tensors, Operand<T> place, Batch batch) {
    add(tensors, place, Shape.of(batch.rows(), batch.columns()), batch.toArray());
  }

  private void add(SampleTensors<T> tensors, Operand<T> place, Shape shape, double[] values) {
    T tensor = precision.tensor(shape, values);
    tensors.add(place, tensor, tensor::close);
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** A run on some samples. */
  Session.Runner runner(SampleTensors<T> tensors) {
    Session.Runner runner = run.runner();
    tensors.feedTo(runner);
    return runner;
  }

  /** The loss of a run, without a penalty. */
  double loss(Session.Runner runner) {
    try (Result result = runner.fetch(terms.loss()).run()) {
      return precision.values(result.get(0))[0];
    }
  }

  /** The loss and the penalty of a run. */
  StepLoss stepLoss(Session.Runner runner) {
    runner.fetch(terms.loss());
    terms.penalty().ifPresent(runner::fetch);
    try (Result result = runner.run()) {
      double penalty = terms.penalty().isPresent() ? precision.values(result.get(1))[0] : 0;
      return new StepLoss(precision.values(result.get(0))[0], penalty);
    }
  }

  @Override
  public void close() {
    run.close();
  }
}
