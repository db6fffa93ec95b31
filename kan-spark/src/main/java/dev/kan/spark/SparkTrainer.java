// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.model.KanModel;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import dev.kan.core.training.leastsquares.LevenbergMarquardtState;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Trains a model on all rows of Spark, however many, by the steps of Levenberg-Marquardt that one
 * machine would take. The model to begin with comes from some of the rows: they give its columns,
 * their scaling and categories, its grids and its first parameters.
 *
 * <pre>{@code
 * KanModel start = ModelTrainer.builder("price").build().train(someRows);
 * KanModel trained = SparkTrainer.defaults().train(start, rows).model();
 * }</pre>
 *
 * @param method the settings of the steps
 * @param steps the largest number of steps, 0 or more
 * @param ridge the weight of half the sum of the squares of all parameters, which is added to the
 *     mean loss; 0 or more
 */
public record SparkTrainer(LevenbergMarquardt method, int steps, double ridge) {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public SparkTrainer {
    checkArgument(steps >= 0, "the number of steps must be 0 or more; got %s", steps);
    checkArgument(
        ridge >= 0 && Double.isFinite(ridge), "the ridge must be 0 or more; got %s", ridge);
  }

  /** Returns a trainer of the default settings. */
  public static SparkTrainer defaults() {
    return builder().build();
  }

  /** Returns a builder of the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The result of a training.
   *
   * @param model the trained model, without scores and residuals
   * @param rows the number of rows trained on
   * @param state the state of the method after the last step
   */
  public record Result(KanModel model, long rows, LevenbergMarquardtState state) {}

  /**
   * Trains a model on rows. Grids, scaling and categories stay as they are. The calling thread
   * solves the equations of each step.
   *
   * @param start the model to begin with, unchanged
   * @param rows have the model's columns and the target's, in any order; at least one row
   * @throws IllegalArgumentException as {@link SparkObjective#of}
   */
  public Result train(KanModel start, Dataset<Row> rows) {
    try (SparkObjective objective = SparkObjective.of(start, rows)) {
      SparkObjective cost = ridge > 0 ? objective.withTerm(new Ridge(ridge)) : objective;
      LevenbergMarquardtState first = method.start(cost, cost.parameters().values());
      LevenbergMarquardtState last = method.run(cost, first, steps);
      return new Result(trained(start, cost, last), cost.samples(), last);
    }
  }

  private static KanModel trained(
      KanModel start, SparkObjective objective, LevenbergMarquardtState last) {
    Map<String, String> details =
        Map.of(
            "by", "SparkTrainer",
            "rows", Long.toString(objective.samples()),
            "steps", Integer.toString(last.iteration()),
            "cost", String.format(Locale.ROOT, "%s", last.cost()));
    return start.with(
        kan -> objective.parameters().with(last.point()).withStep("trained", details));
  }

  /** A builder of settings. Not thread-safe. */
  public static final class Builder {
    private LevenbergMarquardt method = LevenbergMarquardt.defaults();
    private int steps = 50;
    private double ridge;

    private Builder() {}

    /** Sets the settings of the steps. Default: {@link LevenbergMarquardt#defaults}. */
    public Builder method(LevenbergMarquardt newMethod) {
      method = newMethod;
      return this;
    }

    /** Sets the largest number of steps, 0 or more. Default: 50. */
    public Builder steps(int most) {
      steps = most;
      return this;
    }

    /**
     * Sets the weight of half the sum of the squares of all parameters, 0 or more. Default: 0.
     * Classes that can be told apart without error need a small one, for example 1e-6, since their
     * loss has no minimum otherwise.
     */
    public Builder ridge(double weight) {
      ridge = weight;
      return this;
    }

    /**
     * Returns the trainer.
     *
     * @throws IllegalArgumentException if a setting is out of its range
     */
    public SparkTrainer build() {
      return new SparkTrainer(method, steps, ridge);
    }
  }
}
