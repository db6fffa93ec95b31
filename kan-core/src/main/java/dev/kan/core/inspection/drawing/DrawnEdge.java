// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

/**
 * An edge in the picture of a network.
 *
 * @param place where it is
 * @param kind what it is made of
 * @param score its score by the style's metric
 * @param opacity how dark it is, from the style's cut-off to 1
 */
public record DrawnEdge(EdgePlace place, EdgeKind kind, double score, double opacity) {}
