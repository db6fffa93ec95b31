// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Multiset;
import java.util.List;
import java.util.Map;

/**
 * How much the rows of each class count. With weights, probabilities are those of a table in which
 * the classes are as frequent as the weights make them.
 *
 * @param given the weight of each class; classes that are not in it weigh 1
 * @param isBalanced true if every class has the same weight in total, and {@code given} is empty
 */
public record ClassWeights(Map<String, Double> given, boolean isBalanced) {
  /** Every row counts the same. */
  public static final ClassWeights EQUAL = new ClassWeights(Map.of(), false);

  /** Every class counts the same, however few rows it has. */
  public static final ClassWeights BALANCED = new ClassWeights(Map.of(), true);

  /**
   * Checks the weights.
   *
   * @throws IllegalArgumentException if a weight is not positive and finite, or balanced weights
   *     are given as well
   */
  public ClassWeights {
    given = ImmutableMap.copyOf(given);
    given.forEach(
        (label, weight) ->
            checkArgument(
                weight > 0 && Double.isFinite(weight),
                "the weight of class \"%s\" must be positive; got %s",
                label,
                weight));
    checkArgument(!isBalanced || given.isEmpty(), "balanced weights cannot be given: %s", given);
  }

  /**
   * Returns weights by class.
   *
   * @param weights the weight of a row of each class; classes that are not named weigh 1
   * @throws IllegalArgumentException if a weight is not positive and finite
   */
  public static ClassWeights of(Map<String, Double> weights) {
    return new ClassWeights(weights, false);
  }

  /**
   * Returns the weight of each row, 1 on average.
   *
   * @param labels all classes
   * @param rows the class of each row
   * @throws IllegalArgumentException if a weight is given for a class that does not exist
   */
  double[] of(List<String> labels, List<String> rows) {
    given
        .keySet()
        .forEach(
            label ->
                checkArgument(
                    labels.contains(label),
                    "a weight is given for class \"%s\"; the classes are %s",
                    label,
                    labels));
    Multiset<String> counts = HashMultiset.create(rows);
    double[] weights =
        rows.stream()
            .mapToDouble(
                label -> isBalanced ? 1.0 / counts.count(label) : given.getOrDefault(label, 1.0))
            .toArray();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int r = 0; r < weights.length; r++) {
      weights[r] *= weights.length / sum;
    }
    return weights;
  }
}
