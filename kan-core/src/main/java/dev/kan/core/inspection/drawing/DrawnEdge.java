// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

/**
 * An edge that is drawn in the picture of a network.
 *
 * @param place its place
 * @param kind the parts of its function
 * @param score its score by the style's metric
 * @param opacity its opacity, from the style's cut-off to 1
 */
public record DrawnEdge(EdgePlace place, EdgeKind kind, double score, double opacity) {}
