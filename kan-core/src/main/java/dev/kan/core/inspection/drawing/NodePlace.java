// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

/**
 * Where a node is drawn.
 *
 * @param level 0 for the inputs, up to the number of layers for the outputs
 * @param node its index in its level
 * @param sign what it is drawn as
 * @param centre its middle
 * @param radius in pixels
 */
public record NodePlace(int level, int node, Sign sign, Point centre, double radius) {
  /** What a node is drawn as. */
  public enum Sign {
    /** A dot: an input, or a sum whose sign stands at its subnode. */
    DOT,
    /** A plus in a circle. */
    SUM,
    /** A cross in a circle. */
    PRODUCT
  }
}
