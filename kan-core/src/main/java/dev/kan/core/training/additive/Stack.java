// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The weighted sum of candidates that predicts rows best that they did not see (Breiman, Stacked
 * regressions, 1996, with weights that add up to 1). Curves take part if their gain over straight
 * lines is at least half its standard error, and so does the best candidate with hidden nodes if
 * its gain over the best one without is. Logits are then multiplied by one factor, so that
 * probabilities are calibrated.
 */
public final class Stack {
  private static final double LEAST_GAIN = 0.5;
  private static final double LARGEST_SLOPE = 3;
  private static final Comparator<Candidate> BY_LOSS = Comparator.comparingDouble(Candidate::loss);

  private final ImmutableList<Candidate> candidates;
  // of the candidates that take part, above 0
  private final ImmutableMap<Candidate, Double> weights;
  private final double slope;
  private final Batch outputs;

  private Stack(
      List<Candidate> candidates, Map<Candidate, Double> weights, double slope, Batch outputs) {
    this.candidates = ImmutableList.copyOf(candidates);
    this.weights = ImmutableMap.copyOf(weights);
    this.slope = slope;
    this.outputs = outputs;
  }

  /**
   * Finds the weights.
   *
   * @param problem the rows that the candidates were fitted to
   * @param candidates at least one, from simple to complex
   * @throws IllegalArgumentException if there is no candidate
   */
  public static Stack of(Problem problem, List<Candidate> candidates) {
    checkArgument(!candidates.isEmpty(), "a stack needs at least one candidate; got none");
    List<Candidate> taking = taking(candidates);
    StackLoss loss = new StackLoss(problem);
    StackWeights found = StackWeights.of(loss, taking);
    ImmutableMap.Builder<Candidate, Double> weights = ImmutableMap.builder();
    for (int c = 0; c < taking.size(); c++) {
      if (found.get(c) > 0) {
        weights.put(taking.get(c), found.get(c));
      }
    }
    double[] sum = found.sum();
    double slope = slope(problem, sum);
    Arrays.setAll(sum, k -> slope * sum[k]);
    return new Stack(candidates, weights.buildOrThrow(), slope, Batch.of(problem.outputs(), sum));
  }

  /** Returns the candidates that take part, given all of them from simple to complex. */
  private static List<Candidate> taking(List<Candidate> all) {
    List<Candidate> taking = new ArrayList<>();
    for (Candidate candidate : all) {
      if (!candidate.hasHiddenNodes() && gains(candidate, taking)) {
        taking.add(candidate);
      }
    }
    all.stream()
        .filter(Candidate::hasHiddenNodes)
        .min(BY_LOSS)
        .filter(best -> gains(best, taking))
        .ifPresent(taking::add);
    return taking;
  }

  /** Returns true if a candidate gains more over the best of simpler ones than chance may. */
  private static boolean gains(Candidate candidate, List<Candidate> simpler) {
    return simpler.stream()
        .min(BY_LOSS)
        .filter(best -> candidate.gainOver(best) < LEAST_GAIN)
        .isEmpty();
  }

  /** Returns the factor of the outputs, which is 1 for numbers. */
  private static double slope(Problem problem, double... sum) {
    return switch (problem.response()) {
      case NUMBERS -> 1;
      case BINARY, CLASSES ->
          StackLoss.ofSmoothedClasses(problem)
              .least(new double[sum.length], sum, 1 / LARGEST_SLOPE, LARGEST_SLOPE);
    };
  }

  /** Returns the weight of a candidate, 0 to 1; 0 if it takes no part. */
  public double weight(int candidate) {
    return weights.getOrDefault(candidates.get(candidate), 0.0);
  }

  /** Returns (rows, outputs): for each row what functions predict that did not see it. */
  public Batch outputs() {
    return outputs;
  }

  /** Returns the sum of the mean of each candidate's functions as one network. */
  public Kan network() {
    List<FittedFunction> members = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    weights.forEach(
        (candidate, weight) -> {
          List<FittedFunction> own = candidate.members();
          for (FittedFunction member : own) {
            members.add(member);
            factors.add(slope * weight / own.size());
          }
        });
    return Assembly.sum(members, factors);
  }

  /** Returns the sum of each candidate's function of all rows as a smaller network. */
  public Kan compactNetwork() {
    List<FittedFunction> members = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    weights.forEach(
        (candidate, weight) -> {
          members.add(candidate.whole());
          factors.add(slope * weight);
        });
    return Assembly.sum(members, factors);
  }
}
