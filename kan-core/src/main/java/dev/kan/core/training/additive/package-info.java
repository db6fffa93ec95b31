// SPDX-License-Identifier: Apache-2.0
/**
 * Learns additive functions of a table's columns, and hidden nodes on top of them, without any
 * setting to choose. The place to start is {@link dev.kan.core.training.additive.Learner}, which
 * fits candidates and measures them out of fold. A {@link dev.kan.core.training.additive.Design}
 * holds the rows as sparse features, a {@link dev.kan.core.training.additive.TermSpace} the terms
 * that are penalised. {@link dev.kan.core.training.additive.RidgeRegression} fits additive
 * functions and finds the strengths of the penalty; {@link
 * dev.kan.core.training.additive.Objective} is minimised for all else.
 */
package dev.kan.core.training.additive;
