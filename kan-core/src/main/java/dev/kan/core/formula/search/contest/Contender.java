// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.contest;

import dev.kan.core.expression.Expression;

/**
 * A formula of a front.
 *
 * @param trained the formula, fitted to the rows that were searched
 * @param fitted the same, fitted to all rows
 * @param bits the description length by which it was compared with the others
 */
public record Contender(Expression trained, Expression fitted, double bits) {}
