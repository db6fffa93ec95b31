// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

/**
 * A table cut into rows to train on and rows to test on.
 *
 * @param train the rows to train on
 * @param test the rows to test on
 */
public record TableSplit(Table train, Table test) {}
