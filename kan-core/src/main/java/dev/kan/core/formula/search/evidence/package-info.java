// SPDX-License-Identifier: Apache-2.0
/**
 * What samples tell about the formulas of a front beyond their errors: where they hold, how stable
 * the choice is, which formulas cannot be told apart, and whether splines are better. Start with
 * {@link dev.kan.core.formula.search.evidence.FrontEvidence}.
 */
package dev.kan.core.formula.search.evidence;
