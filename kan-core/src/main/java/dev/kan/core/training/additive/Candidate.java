// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.collect.ImmutableList;
import com.google.common.math.Stats;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.data.Batch;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A kind of function that was fitted without each fold in turn, and how well these functions
 * predict the rows that they did not see.
 */
public final class Candidate {
  private final String description;
  private final ImmutableList<FittedFunction> members;
  private final Supplier<FittedFunction> whole;
  private final Batch outputs;
  private final ImmutableDoubleArray losses;

  Candidate(
      String description,
      List<FittedFunction> members,
      Supplier<FittedFunction> whole,
      Batch outputs,
      ImmutableDoubleArray losses) {
    this.description = description;
    this.members = ImmutableList.copyOf(members);
    this.whole = whole;
    this.outputs = outputs;
    this.losses = losses;
  }

  /**
   * Returns a candidate, evaluated on the rows that each of its functions did not see.
   *
   * @param members the functions that were fitted without each fold
   * @param whole fits or returns the function of all rows
   */
  static Candidate of(
      Problem problem,
      Folds folds,
      String description,
      List<FittedFunction> members,
      Supplier<FittedFunction> whole) {
    int width = problem.outputs();
    double[] all = new double[problem.rows() * width];
    for (int fold = 0; fold < members.size(); fold++) {
      FittedFunction member = members.get(fold);
      int[] rows = folds.heldOut(fold);
      double[] part = member.evaluate(member.shape().design(), rows);
      for (int r = 0; r < rows.length; r++) {
        System.arraycopy(part, r * width, all, rows[r] * width, width);
      }
    }
    Batch outputs = Batch.of(width, all);
    return new Candidate(description, members, whole, outputs, losses(problem, outputs));
  }

  /** Returns the weighted loss of each row. */
  private static ImmutableDoubleArray losses(Problem problem, Batch outputs) {
    double[] targets = problem.samples().targets().toArray();
    double[] weights = problem.samples().weightValues();
    double[] losses = new double[problem.rows()];
    double[] residuals = new double[problem.outputs()];
    for (int r = 0; r < losses.length; r++) {
      losses[r] =
          weights[r]
              * problem.response().loss(outputs.row(r), targets, r * residuals.length, residuals);
    }
    return ImmutableDoubleArray.copyOf(losses);
  }

  /** Returns what it is, in a few words. */
  public String description() {
    return description;
  }

  /** Returns the functions that were fitted without each fold. */
  List<FittedFunction> members() {
    return members;
  }

  /** Returns the function that was fitted to all rows. */
  FittedFunction whole() {
    return whole.get();
  }

  /** Returns (rows, outputs): for each row those of the function that did not see it. */
  public Batch outputs() {
    return outputs;
  }

  /** Returns the mean loss of {@link #outputs} over rows. */
  public double loss() {
    return Stats.of(losses.stream()).mean();
  }

  /** Returns the standard error of {@link #loss}. */
  public double standardError() {
    return Stats.of(losses.stream()).populationStandardDeviation() / Math.sqrt(losses.length());
  }

  /** Returns true if the functions have hidden nodes, so that they are not additive. */
  boolean hasHiddenNodes() {
    return members.stream().anyMatch(member -> member.shape().hidden() > 0);
  }

  /** Returns the gain over another candidate, row by row, in standard errors of its mean. */
  double gainOver(Candidate other) {
    Stats gains =
        Stats.of(
            IntStream.range(0, losses.length())
                .mapToDouble(r -> other.losses.get(r) - losses.get(r)));
    double deviation = gains.populationStandardDeviation();
    return deviation > 0 ? gains.mean() / (deviation / Math.sqrt(losses.length())) : 0;
  }
}
