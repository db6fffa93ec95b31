// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

/**
 * The place of a subnode, a plus in a circle with a line to its node. Layers without product nodes
 * have none: their subnodes are their nodes.
 *
 * @param layer its layer, from 0
 * @param subnode its index in the layer
 * @param node the index of its node
 * @param centre its middle
 * @param radius in pixels
 */
record SubnodePlace(int layer, int subnode, int node, Point centre, double radius) {}
