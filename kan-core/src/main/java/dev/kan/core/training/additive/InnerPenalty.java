// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.primitives.Doubles;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides how strongly the terms of each column are penalised inside hidden nodes. Columns in which
 * the additive fit sees little hardly enter them, so that noise does not.
 */
final class InnerPenalty {
  private static final double UNSMOOTH_SHARE = 0.3;
  private static final double CATEGORY_SHARE = 0.2;
  private static final double STRONGEST_CATEGORY = 30;
  private static final double RELEVANT_SHARE = 0.1;
  private static final double STRONGEST_NUMBER = 5;

  private final AdditiveFit additive;
  private final TermSpace inner;
  private final PenaltyGroups groups;
  private final Map<Integer, Double> deviations;
  private final double greatest;

  private InnerPenalty(AdditiveFit additive, double[] point, TermSpace inner) {
    this.additive = additive;
    this.inner = inner;
    groups = new PenaltyGroups(inner);
    deviations = deviations(new FittedFunction(additive.shape(), point));
    greatest = deviations.values().stream().mapToDouble(each -> each).max().orElse(1);
  }

  /**
   * Returns the strength of each term of a space inside hidden nodes.
   *
   * @param additive the additive fit
   * @param point its parameters
   * @param inner the space
   * @param strength the penalty of a relevant bend
   */
  static ImmutableDoubleArray of(
      AdditiveFit additive, double[] point, TermSpace inner, double strength) {
    InnerPenalty penalty = new InnerPenalty(additive, point, inner);
    double[] strengths = new double[inner.size()];
    for (int t = 0; t < strengths.length; t++) {
      double share = inner.isBend(t) ? 1 : UNSMOOTH_SHARE;
      strengths[t] = additive.noise() * strength * share * penalty.factor(inner.input(t));
    }
    return ImmutableDoubleArray.copyOf(strengths);
  }

  private double factor(int input) {
    return switch (inner.design().kind(input)) {
      case LINEAR, SMOOTH -> {
        double deviation = deviations.getOrDefault(input, 0.0);
        double ratio = RELEVANT_SHARE * greatest / Math.max(deviation, 1e-9);
        yield Doubles.constrainToRange(ratio * ratio, 1, STRONGEST_NUMBER);
      }
      case CATEGORY -> {
        double ratio = CATEGORY_SHARE * additive.meanStrength(input) / additive.noise();
        yield groups.isOneOfMany(input)
            ? Doubles.constrainToRange(ratio, 1, STRONGEST_CATEGORY)
            : 1;
      }
      case MISSING -> 1;
    };
  }

  /** Returns the deviation of the additive function of each number over the rows. */
  private static Map<Integer, Double> deviations(FittedFunction function) {
    Design design = function.shape().design();
    Map<Integer, Double> deviations = new HashMap<>();
    for (int i = 0; i < design.inputs(); i++) {
      if (design.kind(i) == TermKind.LINEAR || design.kind(i) == TermKind.SMOOTH) {
        double variance = 0;
        for (int o = 0; o < function.shape().outputs(); o++) {
          variance += function.variance(i, o);
        }
        deviations.put(i, Math.sqrt(variance));
      }
    }
    return deviations;
  }
}
