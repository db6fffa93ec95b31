// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.primitives.ImmutableDoubleArray;

/**
 * An additive function that was fitted to one target.
 *
 * @param intercept its value where every feature has its mean
 * @param terms the coefficient of each term
 * @param strengths the strength of the penalty of each of the {@link PenaltyGroups}
 * @param noise the variance of the residuals; 1 for logits
 */
record RidgeFit(
    double intercept, ImmutableDoubleArray terms, ImmutableDoubleArray strengths, double noise) {}
