// SPDX-License-Identifier: Apache-2.0
/**
 * The command {@code kan discover}, which finds formulas of a column of a table. Start with {@link
 * dev.kan.examples.discover.DiscoverCommand}.
 */
@org.jspecify.annotations.NullMarked
package dev.kan.examples.discover;
