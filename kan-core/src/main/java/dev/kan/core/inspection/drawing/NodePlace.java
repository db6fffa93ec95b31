// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

/**
 * The place of a node.
 *
 * @param level 0 for the inputs, up to the number of layers for the outputs
 * @param node its index in its level
 * @param sign the sign that stands for it
 * @param centre its middle
 * @param radius in pixels
 */
record NodePlace(int level, int node, Sign sign, Point centre, double radius) {
  /** The sign that stands for a node. */
  enum Sign {
    /** A dot: an input, or a sum whose sign stands at its subnode. */
    DOT,
    /** A plus in a circle. */
    SUM,
    /** A cross in a circle. */
    PRODUCT
  }
}
