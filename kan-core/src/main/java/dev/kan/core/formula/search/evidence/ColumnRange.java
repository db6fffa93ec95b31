// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.evidence;

/**
 * The range of a column in the samples that formulas were fitted to.
 *
 * @param name the name of the column
 * @param lower its least value
 * @param upper its greatest value
 */
public record ColumnRange(String name, double lower, double upper) {}
