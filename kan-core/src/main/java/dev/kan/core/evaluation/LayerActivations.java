// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import dev.kan.core.data.Batch;

/**
 * The inputs, the sums of edges and the nodes of one layer for a batch of samples.
 *
 * @param inputs (samples, inputs)
 * @param edgeSums the sum of the edges that end at each subnode, before the affine map of the
 *     subnode, (samples, subnodes)
 * @param nodes (samples, nodes)
 */
public record LayerActivations(Batch inputs, Batch edgeSums, Batch nodes) {}
