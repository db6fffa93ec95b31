// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import dev.kan.core.Edge;

/** The parts that make up an edge's function. They give the edge its colour in pictures. */
public enum EdgeKind {
  /** A spline with its base function; black. */
  NUMERIC,
  /** A symbolic function; red. */
  SYMBOLIC,
  /** The sum of both; purple. */
  BOTH;

  /** Returns the kind of an edge that is present. */
  static EdgeKind of(Edge edge) {
    if (edge.symbolic().isEmpty()) {
      return NUMERIC;
    }
    return edge.active() ? BOTH : SYMBOLIC;
  }
}
