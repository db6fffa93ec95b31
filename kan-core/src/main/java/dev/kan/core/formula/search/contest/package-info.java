// SPDX-License-Identifier: Apache-2.0
/**
 * The comparison of the formulas of a front with each other and with splines, on the samples of the
 * search. Start with {@link dev.kan.core.formula.search.contest.Contest}.
 */
package dev.kan.core.formula.search.contest;
