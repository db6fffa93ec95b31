// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Samples;
import dev.kan.core.training.Evaluation;
import dev.kan.tf.optimize.GraphOptimizer;
import dev.kan.tf.optimize.StepContext;
import dev.kan.tf.runtime.GraphRun;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.family.TFloating;

/** Steps of an optimizer that is part of the graph, on all samples or on mini-batches. */
final class GraphEngine<T extends TFloating> implements Engine {
  private final TrainingSettings settings;
  private final ParameterVector layout;
  private final LossGraph<T> graph;
  private final SampleFeeds<T> feeds;
  private final Optional<MiniBatches> order;
  private final Optional<Ahead<SampleTensors<T>>> batches;
  private final Operand<T> rateFactor;
  private final Op update;
  private final GraphState<T> variables;

  GraphEngine(
      Kan kan,
      TrainingSamples data,
      TrainingSettings settings,
      GraphOptimizer optimizer,
      Class<T> type) {
    this.settings = settings;
    layout = ParameterVector.of(kan);
    graph = LossGraph.onVariable(kan, data, settings, type);
    try {
      Ops tf = graph.run().ops();
      rateFactor = tf.placeholder(type, Placeholder.shape(Shape.scalar()));
      update = update(tf.withSubScope("optimizer"), optimizer);
      variables = new GraphState<>(graph.run(), graph.precision());
      // last, since nothing that could fail may come after what is to be closed
      feeds = new SampleFeeds<>(graph, data, settings.miniBatches(data));
    } catch (RuntimeException | Error e) {
      graph.close();
      throw e;
    }
    Samples samples = data.train();
    order =
        settings.miniBatches(data)
            ? Optional.of(new MiniBatches(samples.size(), settings.batchSize(), settings.seed()))
            : Optional.empty();
    batches =
        order.map(
            rows -> new Ahead<>(() -> graph.tensors(samples, rows.next()), SampleTensors::close));
  }

  /** Nothing changes before loss and penalty are computed: they are those before the step. */
  private Op update(Ops tf, GraphOptimizer optimizer) {
    Operand<T> gradient = graph.gradient();
    Operand<T> clipped = settings.clips() ? clipped(tf, gradient) : gradient;
    Output<T> afterLoss =
        tf.withControlDependencies(List.of(graph.terms().total())).identity(clipped).asOutput();
    return optimizer.step(
        new StepContext<>(
            graph.run().graph(),
            tf,
            graph.precision(),
            layout,
            graph.parameters(),
            afterLoss,
            rateFactor));
  }

  private Operand<T> clipped(Ops tf, Operand<T> gradient) {
    Operand<T> longest = graph.precision().scalar(tf, settings.clipNorm());
    Operand<T> norm = tf.math.sqrt(tf.sum(tf.math.mul(gradient, gradient), tf.constant(0)));
    return tf.math.mul(gradient, tf.math.div(longest, tf.math.maximum(norm, longest)));
  }

  /** The graph of the step with its session. */
  GraphRun run() {
    return graph.run();
  }

  @Override
  public StepLoss step(int step) {
    double factor = settings.schedule().factor(step, settings.steps());
    try (T rate = graph.precision().tensor(Shape.scalar(), factor)) {
      if (batches.isEmpty()) {
        return step(feeds.training(), rate);
      }
      try (SampleTensors<T> batch = batches.get().next()) {
        return step(batch, rate);
      }
    }
  }

  private StepLoss step(SampleTensors<T> on, T rate) {
    return graph.stepLoss(graph.runner(on).feed(rateFactor, rate).addTarget(update));
  }

  @Override
  public Evaluation evaluate(int step) {
    return feeds.evaluate(step, chunk -> graph.loss(graph.runner(chunk)));
  }

  @Override
  public Optional<Kan> kan() {
    try (Result result = graph.run().runner().fetch(graph.parameters()).run()) {
      double[] values = graph.precision().values(result.get(0));
      boolean finite = Arrays.stream(values).allMatch(Double::isFinite);
      return finite ? Optional.of(layout.with(values)) : Optional.empty();
    }
  }

  @Override
  public boolean converged() {
    return false;
  }

  @Override
  public Map<String, double[]> state() {
    return variables.read();
  }

  @Override
  public void restore(Map<String, double[]> state, int stepsDone) {
    variables.write(state);
    order.ifPresent(rows -> rows.skip(stepsDone));
  }

  @Override
  public void takeOver(Engine before, int stepsDone) {
    Map<String, double[]> memory = new HashMap<>(before.state());
    String parameters = graph.parameters().op().name();
    memory.put(parameters, layout.values());
    restore(memory, stepsDone);
  }

  @Override
  public void close() {
    batches.ifPresent(Ahead::close);
    feeds.close();
    graph.close();
  }
}
