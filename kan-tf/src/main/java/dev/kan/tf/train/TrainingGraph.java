// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.TfKan;
import dev.kan.tf.objective.Objective;
import dev.kan.tf.optimize.GraphOptimizer;
import dev.kan.tf.runtime.GraphRun;
import dev.kan.tf.runtime.RuntimeOptions;
import dev.kan.tf.train.Chunk.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * A network with its objective and one optimizer step, in a graph of its own; owns graph and
 * session.
 */
final class TrainingGraph<T extends TFloating> implements AutoCloseable {
  private final GraphRun run;
  private final Precision<T> precision;
  private final TfKan<T> net;
  private final Operand<T> x;
  private final Operand<T> firstBasis;
  private final Operand<T> basis;
  private final Operand<T> targets;
  private final Optional<Operand<T>> weights;
  private final Objective.Terms<T> terms;
  private final Op update;

  TrainingGraph(
      Kan kan,
      Precision<T> precision,
      Objective objective,
      boolean weighted,
      GraphOptimizer optimizer,
      RuntimeOptions options) {
    this.precision = precision;
    run = new GraphRun(options);
    try {
      Ops tf = run.ops();
      x = placeholder(tf, "x", Shape.of(Shape.UNKNOWN_SIZE, kan.inputs()));
      targets = placeholder(tf, "targets", Shape.of(Shape.UNKNOWN_SIZE, kan.outputs()));
      weights =
          weighted
              ? Optional.of(placeholder(tf, "weights", Shape.of(Shape.UNKNOWN_SIZE)))
              : Optional.empty();
      net = TfKan.lower(tf.withSubScope("kan"), kan, precision.type());
      firstBasis = net.firstBasis(x);
      basis = tf.placeholderWithDefault(firstBasis, firstBasis.shape());
      terms = objective.terms(tf, precision, net.traceOnBasis(x, basis), targets, weights);
      update = update(tf.withSubScope("optimizer"), optimizer);
    } catch (RuntimeException | Error e) {
      run.close();
      throw e;
    }
  }

  private Operand<T> placeholder(Ops tf, String name, Shape shape) {
    return tf.withName(name).placeholder(precision.type(), Placeholder.shape(shape));
  }

  /**
   * Loss and penalty wait for nothing and every update for both, so that they are those before the
   * step.
   */
  private Op update(Ops tf, GraphOptimizer optimizer) {
    List<Variable<T>> variables = net.variables();
    Output<?>[] gradients =
        run.graph()
            .addGradients(
                terms.total().asOutput(),
                variables.stream().map(Variable::asOutput).toArray(Output<?>[]::new));
    List<Op> first = List.of(terms.total());
    ImmutableList.Builder<Output<T>> afterLoss = ImmutableList.builder();
    for (int i = 0; i < gradients.length; i++) {
      Operand<T> gradient = gradients[i].expect(precision.type());
      Operand<T> shaped = tf.reshape(gradient, tf.constant(variables.get(i).shape().asArray()));
      afterLoss.add(tf.withControlDependencies(first).identity(shaped).asOutput());
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
  Chunk<T> chunk(SampleRows rows) {
    return new Chunk<>(feeds(rows), rows.weight());
  }

  /** The tensors of some samples with the first layer's basis computed; the caller closes them. */
  Chunk<T> basisChunk(SampleRows rows) {
    Chunk<T> chunk = chunk(rows);
    try {
      Session.Runner runner = run.runner();
      chunk.feedTo(runner);
      Result result = runner.fetch(firstBasis).run();
      return chunk.with(new Feed<>(basis, result.get(0), result::close));
    } catch (RuntimeException | Error e) {
      chunk.close();
      throw e;
    }
  }

  private List<Feed<T>> feeds(SampleRows rows) {
    List<Feed<T>> feeds = new ArrayList<>();
    feeds.add(feed(x, rows.inputs()));
    feeds.add(feed(targets, rows.targets()));
    weights.ifPresent(
        place ->
            feeds.add(feed(place, precision.tensor(Shape.of(rows.size()), rows.weightValues()))));
    return feeds;
  }

  private Feed<T> feed(Operand<T> place, Batch batch) {
    return feed(place, precision.tensor(Shape.of(batch.rows(), batch.columns()), batch.toArray()));
  }

  private Feed<T> feed(Operand<T> place, T tensor) {
    return new Feed<>(place, tensor, tensor::close);
  }

  /** Changes the parameters once. */
  StepLoss step(Chunk<T> chunk) {
    Session.Runner runner = run.runner().addTarget(update);
    chunk.feedTo(runner);
    runner.fetch(terms.loss());
    terms.penalty().ifPresent(runner::fetch);
    try (Result result = runner.run()) {
      double penalty = terms.penalty().isPresent() ? precision.values(result.get(1))[0] : 0;
      return new StepLoss(precision.values(result.get(0))[0], penalty);
    }
  }

  /** The loss with the parameters as they are. */
  double loss(Chunk<T> chunk) {
    Session.Runner runner = run.runner();
    chunk.feedTo(runner);
    try (Result result = runner.fetch(terms.loss()).run()) {
      return precision.values(result.get(0))[0];
    }
  }

  /** The network with the parameters as they are; they must be finite. */
  Kan read() {
    return net.read(run.session());
  }

  @Override
  public void close() {
    run.close();
  }
}
