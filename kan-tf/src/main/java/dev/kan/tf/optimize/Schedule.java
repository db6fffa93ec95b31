// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import static com.google.common.base.Preconditions.checkArgument;

/** The course of the learning rate over a training, as a factor on the optimizer's rate. */
public sealed interface Schedule {
  /** Returns the schedule that leaves the learning rate as the optimizer says. */
  static Schedule constant() {
    return new Constant();
  }

  /**
   * Returns a schedule that multiplies the rate by {@code decay} after every {@code every} steps.
   *
   * @param every the number of steps with the same rate, at least 1
   * @param decay in (0, 1]
   * @throws IllegalArgumentException if an argument is out of its range
   */
  static Schedule steps(int every, double decay) {
    return new Steps(every, decay);
  }

  /**
   * Returns a schedule that multiplies the rate by {@code decay} at every step.
   *
   * @param decay in (0, 1]
   * @throws IllegalArgumentException if it is out of its range
   */
  static Schedule exponential(double decay) {
    return new Exponential(decay);
  }

  /**
   * Returns a schedule of half a cosine from 1 at the first step to {@code last} at the last one.
   *
   * @param last the factor at the end, in [0, 1]
   * @throws IllegalArgumentException if it is out of its range
   */
  static Schedule cosine(double last) {
    return new Cosine(last);
  }

  /**
   * Returns a schedule that rises evenly over the first steps and then follows another one.
   *
   * @param warmUpSteps the number of steps to rise over, at least 1
   * @param then the schedule of the steps after
   * @throws IllegalArgumentException if the number is below 1
   */
  static Schedule warmUp(int warmUpSteps, Schedule then) {
    return new WarmUp(warmUpSteps, then);
  }

  /**
   * The factor of one step.
   *
   * @param step which step, from 1
   * @param steps the number of steps of the training
   * @return 0 or more
   */
  double factor(int step, int steps);

  /** Factor 1 at every step. */
  record Constant() implements Schedule {
    @Override
    public double factor(int step, int steps) {
      return 1;
    }
  }

  /**
   * Multiplied by {@code decay} after every {@code every} steps.
   *
   * @param every the number of steps with the same rate, at least 1
   * @param decay in (0, 1]
   */
  record Steps(int every, double decay) implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Steps {
      checkArgument(every >= 1, "a rate must hold for at least 1 step; got %s", every);
      checkArgument(decay > 0 && decay <= 1, "the decay must lie in (0, 1]; got %s", decay);
    }

    @Override
    public double factor(int step, int steps) {
      return Math.pow(decay, Math.floorDiv(step - 1, every));
    }
  }

  /**
   * Multiplied by {@code decay} at every step.
   *
   * @param decay in (0, 1]
   */
  record Exponential(double decay) implements Schedule {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is out of its range
     */
    public Exponential {
      checkArgument(decay > 0 && decay <= 1, "the decay must lie in (0, 1]; got %s", decay);
    }

    @Override
    public double factor(int step, int steps) {
      return Math.pow(decay, step - 1);
    }
  }

  /**
   * Half a cosine from 1 at the first step to {@code last} at the last one (Loshchilov and Hutter,
   * arXiv 1608.03983, equation 5, without restarts).
   *
   * @param last the factor at the end, in [0, 1]
   */
  record Cosine(double last) implements Schedule {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is out of its range
     */
    public Cosine {
      checkArgument(last >= 0 && last <= 1, "the last factor must lie in [0, 1]; got %s", last);
    }

    @Override
    public double factor(int step, int steps) {
      double way = steps == 1 ? 0 : (step - 1.0) / (steps - 1);
      return last + (1 - last) * (1 + Math.cos(Math.PI * way)) / 2;
    }
  }

  /**
   * Rises evenly over the first steps; after them another schedule runs over the rest.
   *
   * @param warmUpSteps the number of steps to rise over, at least 1
   * @param then the schedule of the steps after
   */
  record WarmUp(int warmUpSteps, Schedule then) implements Schedule {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public WarmUp {
      checkArgument(warmUpSteps >= 1, "a warm-up needs at least 1 step; got %s", warmUpSteps);
    }

    @Override
    public double factor(int step, int steps) {
      return step <= warmUpSteps
          ? step / (double) (warmUpSteps + 1)
          : then.factor(step - warmUpSteps, Math.max(1, steps - warmUpSteps));
    }
  }
}
