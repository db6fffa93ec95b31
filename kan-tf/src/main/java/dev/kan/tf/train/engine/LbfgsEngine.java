// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.core.training.lbfgs.LbfgsState;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.family.TFloating;

/**
 * Iterations of L-BFGS on all samples. The loss is a pure function of the parameters, which are fed
 * as one flat vector: an evaluation is one run, and no variable is ever assigned.
 */
final class LbfgsEngine<T extends TFloating> implements Engine {
  private final Lbfgs method;
  private final ParameterVector layout;
  private final LossGraph<T> graph;
  private final SampleFeeds<T> feeds;
  private final Operand<T> gradient;
  private LbfgsState state;

  LbfgsEngine(
      Kan kan, TrainingSamples data, TrainingSettings settings, Lbfgs method, Class<T> type) {
    this.method = method;
    layout = ParameterVector.of(kan);
    graph = LossGraph.onPlaceholder(kan, data, settings, type);
    try {
      gradient = graph.gradient();
      feeds = new SampleFeeds<>(graph, data, false);
    } catch (RuntimeException | Error e) {
      graph.close();
      throw e;
    }
    try {
      state = method.start(this::evaluate, layout.values());
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private double evaluate(double[] point, double[] gradientOut) {
    Cancellation.check();
    try (T values = graph.precision().tensor(Shape.of(point.length), point);
        Result result =
            graph
                .runner(feeds.training())
                .feed(graph.parameters(), values)
                .fetch(graph.terms().total())
                .fetch(gradient)
                .run()) {
      double[] computed = graph.precision().values(result.get(1));
      System.arraycopy(computed, 0, gradientOut, 0, computed.length);
      return graph.precision().values(result.get(0))[0];
    }
  }

  @Override
  public StepLoss step(int step) {
    StepLoss before = stepLoss();
    if (state.stopReason().isEmpty()) {
      state = method.step(this::evaluate, state);
    }
    return before;
  }

  /** Loss and penalty of the present; only their sum is part of the state. */
  private StepLoss stepLoss() {
    if (graph.terms().penalty().isEmpty()) {
      return new StepLoss(state.value(), 0);
    }
    try (T values = graph.precision().tensor(Shape.of(layout.size()), state.point())) {
      return graph.stepLoss(graph.runner(feeds.training()).feed(graph.parameters(), values));
    }
  }

  @Override
  public Evaluation evaluate(int step) {
    try (T values = graph.precision().tensor(Shape.of(layout.size()), state.point())) {
      return feeds.evaluate(
          step, chunk -> graph.loss(graph.runner(chunk).feed(graph.parameters(), values)));
    }
  }

  @Override
  public Optional<Kan> kan() {
    return Optional.of(layout.with(state.point()));
  }

  @Override
  public boolean converged() {
    return state.stopReason().isPresent();
  }

  @Override
  public Map<String, double[]> state() {
    return LbfgsNumbers.of(state);
  }

  @Override
  public void restore(Map<String, double[]> numbers, int stepsDone) {
    LbfgsState restored = LbfgsNumbers.state(numbers);
    checkArgument(
        restored.point().length == layout.size(),
        "the state has %s parameters; expected %s",
        restored.point().length,
        layout.size());
    state = restored;
  }

  @Override
  public void close() {
    feeds.close();
    graph.close();
  }
}
