// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.Kan;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tensorflow.types.family.TFloating;

/** The loop over the steps. Keeps the network of the last evaluation whose losses were finite. */
final class TrainingRun<T extends TFloating> {
  private final TrainingGraph<T> graph;
  private final SampleFeed<T> train;
  private final SampleFeed<T> test;
  private final List<TrainingListener> listeners;
  private final Cancellation cancellation;
  private final TrainingHistory.Recorder recorder = new TrainingHistory.Recorder();
  private Kan good;
  private Evaluation goodEvaluation = new Evaluation(0, Double.NaN, Double.NaN);

  TrainingRun(
      Kan start,
      TrainingGraph<T> graph,
      SampleFeed<T> train,
      SampleFeed<T> test,
      List<TrainingListener> listeners,
      Cancellation cancellation) {
    this.good = start;
    this.graph = graph;
    this.train = train;
    this.test = test;
    this.listeners = listeners;
    this.cancellation = cancellation;
  }

  TrainingResult run(StepSamples<T> samples, int steps, int evaluateEvery) {
    listeners.forEach(listener -> listener.started(steps));
    long begin = System.nanoTime();
    StopReason reason = loop(samples, steps, evaluateEvery);
    double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
    return new TrainingResult(good, goodEvaluation, recorder.history(), reason, seconds);
  }

  private StopReason loop(StepSamples<T> samples, int steps, int evaluateEvery) {
    boolean finite = evaluate(0);
    for (int step = 1; finite && step <= steps; step++) {
      if (cancellation.requested()) {
        finite = goodEvaluation.step() == step - 1 || evaluate(step - 1);
        return finite ? StopReason.CANCELLED : StopReason.NOT_FINITE;
      }
      double loss = samples.next(graph);
      recorder.step(loss);
      int made = step;
      listeners.forEach(listener -> listener.stepped(made, loss));
      finite = Double.isFinite(loss);
      if (finite && (step == steps || step % evaluateEvery == 0)) {
        finite = evaluate(step);
      }
    }
    return finite ? StopReason.STEPS_DONE : StopReason.NOT_FINITE;
  }

  private boolean evaluate(int step) {
    Evaluation evaluation = new Evaluation(step, train.loss(graph), test.loss(graph));
    recorder.evaluation(evaluation);
    listeners.forEach(listener -> listener.evaluated(evaluation));
    if (evaluation.isFinite()) {
      good = graph.read();
      goodEvaluation = evaluation;
    }
    return evaluation.isFinite();
  }
}
