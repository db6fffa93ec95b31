// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.inspection.markup.XmlText;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.TrainingHistory;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The course of one loss during a training, for example of that on the test samples.
 *
 * @param name its name, which tells it from others of the same training
 * @param points its points in the order of their steps, at least one
 */
public record LossCurve(String name, List<Point> points) {
  /**
   * The loss after a number of steps.
   *
   * @param step the number of steps
   * @param loss the loss; one that is not finite leaves a gap
   */
  public record Point(double step, double loss) {}

  /**
   * Copies the points; control characters in the name become blanks.
   *
   * @throws IllegalArgumentException if the name is blank, there is no point, or a step is not
   *     finite or smaller than the one before
   */
  public LossCurve {
    name = XmlText.oneLine(name);
    points = ImmutableList.copyOf(points);
    checkArgument(!name.isBlank(), "a loss curve needs a name; got '%s'", name);
    checkArgument(!points.isEmpty(), "the loss curve '%s' needs at least one point", name);
    double previous = Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      checkArgument(
          Double.isFinite(point.step) && point.step >= previous,
          "the steps of '%s' must be finite and in order; got %s after %s",
          name,
          point.step,
          previous);
      previous = point.step;
    }
  }

  /**
   * Returns a curve of losses at given steps.
   *
   * @param name its name, which tells it from others of the same training
   * @param steps the numbers of steps, ascending, at least one
   * @param losses one loss for each of the steps
   * @throws IllegalArgumentException if the name is blank, the lengths differ, there is no step, or
   *     a step is not finite or smaller than the one before
   */
  public static LossCurve of(String name, double[] steps, double[] losses) {
    checkArgument(
        steps.length == losses.length,
        "expected one loss for each of %s steps; got %s",
        steps.length,
        losses.length);
    return new LossCurve(
        name,
        IntStream.range(0, steps.length)
            .mapToObj(i -> new Point(steps[i], losses[i]))
            .collect(ImmutableList.toImmutableList()));
  }

  /**
   * Returns a curve of losses after 1, 2, 3 and so on steps.
   *
   * @param name its name, which tells it from others of the same training
   * @param losses at least one
   * @throws IllegalArgumentException if the name is blank or there is no loss
   */
  public static LossCurve ofSteps(String name, double... losses) {
    return of(name, IntStream.rangeClosed(1, losses.length).asDoubleStream().toArray(), losses);
  }

  /**
   * Returns the losses of a training, to draw or to put into a report: {@code each step} for those
   * of the steps, then {@code train}, {@code test} and {@code validation} for the evaluations, each
   * if there are any.
   *
   * @param history the history of the training
   */
  public static List<LossCurve> ofTraining(TrainingHistory history) {
    ImmutableList.Builder<LossCurve> curves = ImmutableList.builder();
    if (history.steps() > 0) {
      curves.add(ofSteps("each step", history.stepLosses()));
    }
    addUnlessNone(curves, "train", history.evaluations(), Evaluation::trainLoss);
    addUnlessNone(curves, "test", history.evaluations(), Evaluation::testLoss);
    addUnlessNone(curves, "validation", history.evaluations(), Evaluation::validationLoss);
    return curves.build();
  }

  private static void addUnlessNone(
      ImmutableList.Builder<LossCurve> curves,
      String name,
      List<Evaluation> evaluations,
      ToDoubleFunction<Evaluation> loss) {
    double[] losses = evaluations.stream().mapToDouble(loss).toArray();
    if (!Arrays.stream(losses).allMatch(Double::isNaN)) {
      double[] steps = evaluations.stream().mapToDouble(Evaluation::step).toArray();
      curves.add(of(name, steps, losses));
    }
  }
}
