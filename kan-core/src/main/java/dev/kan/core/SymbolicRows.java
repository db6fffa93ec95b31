// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Converts between the symbolic curves of a layer and the rows of {@link
 * ParameterKind#SYMBOLIC_AFFINE}.
 */
final class SymbolicRows {
  private static final int NUMBERS = 4;

  private SymbolicRows() {}

  /** Returns the curves by their edges, in the order of the edges. */
  static Map<SymbolicEdge, SymbolicCurve> curves(List<SymbolicEdge> edges, double[] rows) {
    ImmutableMap.Builder<SymbolicEdge, SymbolicCurve> curves = ImmutableMap.builder();
    int row = 0;
    for (SymbolicEdge edge : edges) {
      curves.put(edge, new SymbolicCurve(edge.function(), affine(rows, row++)));
    }
    return curves.buildOrThrow();
  }

  /**
   * Returns the curve of the edge at position {@code input * subnodes + subnode}, if it has one.
   */
  static Optional<SymbolicCurve> curve(LayerSpec spec, double[] rows, int place) {
    List<SymbolicEdge> edges = spec.symbolic();
    List<Integer> places =
        Lists.transform(edges, edge -> spec.edgePosition(edge.input(), edge.subnode()));
    int row = Collections.binarySearch(places, place);
    return row < 0
        ? Optional.empty()
        : Optional.of(new SymbolicCurve(edges.get(row).function(), affine(rows, row)));
  }

  private static Affine affine(double[] rows, int row) {
    int first = NUMBERS * row;
    return new Affine(rows[first], rows[first + 1], rows[first + 2], rows[first + 3]);
  }

  /** Returns the parameters of curves, row after row in the order of {@link LayerSpec#symbolic}. */
  static double[] of(Map<SymbolicEdge, SymbolicCurve> curves) {
    double[] rows = new double[NUMBERS * curves.size()];
    int next = 0;
    for (Map.Entry<SymbolicEdge, SymbolicCurve> each :
        ImmutableList.sortedCopyOf(
            Map.Entry.comparingByKey(LayerSpec.BY_EDGE), curves.entrySet())) {
      Affine numbers = each.getValue().affine();
      rows[next++] = numbers.a();
      rows[next++] = numbers.b();
      rows[next++] = numbers.c();
      rows[next++] = numbers.d();
    }
    return rows;
  }
}
