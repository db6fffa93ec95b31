// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import dev.kan.core.data.Batch;

/**
 * The inputs, the sums of edges and the nodes of one layer for a batch of samples.
 *
 * @param inputs (samples, inputs)
 * @param edgeSums at each subnode the sum of the edges that end there, before the subnode's affine
 *     map, (samples, subnodes)
 * @param nodes (samples, nodes)
 */
public record LayerActivations(Batch inputs, Batch edgeSums, Batch nodes) {}
