// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

/**
 * The form of a function that is a product, {@code b + g(x_I) h(x_J) ...}.
 *
 * @param partition the inputs of each factor
 * @param offset the constant b
 */
public record ProductPartition(Partition partition, double offset) {}
