// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import dev.kan.core.data.Batch;

/**
 * One layer at the reference that contributions are compared with.
 *
 * @param inputs the inputs of the layer, (1, inputs); 0 for the first layer, whose edges have means
 *     instead
 * @param edges the values of the edges, (inputs, subnodes)
 * @param slopes the derivatives of the edges, (inputs, subnodes), as central difference quotients;
 *     0 for the first layer
 */
public record LayerReference(Batch inputs, Batch edges, Batch slopes) {}
