// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Map;

/**
 * An additive function that was fitted to one target.
 *
 * @param intercept its value where every feature has its mean
 * @param terms the coefficient of each term
 * @param strengths the penalty of each {@link TermKind}
 * @param noise the variance of the residuals; 1 for logits
 */
record RidgeFit(
    double intercept, ImmutableDoubleArray terms, Map<TermKind, Double> strengths, double noise) {
  RidgeFit {
    strengths = ImmutableMap.copyOf(strengths);
  }
}
