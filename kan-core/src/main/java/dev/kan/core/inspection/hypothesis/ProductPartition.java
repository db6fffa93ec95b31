// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

/**
 * A function as a product, {@code b + g(x_I) h(x_J) ...}.
 *
 * @param partition which inputs go into which factor
 * @param offset the constant b
 */
public record ProductPartition(Partition partition, double offset) {}
