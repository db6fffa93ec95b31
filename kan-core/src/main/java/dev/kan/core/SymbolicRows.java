// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.kan.core.function.Affine;
import dev.kan.core.function.SymbolicCurve;
import java.util.List;
import java.util.Map;

/** Between symbolic curves by edge and the rows of {@link ParameterKind#SYMBOLIC_AFFINE}. */
final class SymbolicRows {
  private static final int NUMBERS = 4;

  private SymbolicRows() {}

  /** The curves of edges, in the edges' order. */
  static Map<SymbolicEdge, SymbolicCurve> curves(List<SymbolicEdge> edges, double[] rows) {
    ImmutableMap.Builder<SymbolicEdge, SymbolicCurve> curves = ImmutableMap.builder();
    int row = 0;
    for (SymbolicEdge edge : edges) {
      Affine numbers = new Affine(rows[row], rows[row + 1], rows[row + 2], rows[row + 3]);
      curves.put(edge, new SymbolicCurve(edge.function(), numbers));
      row += NUMBERS;
    }
    return curves.buildOrThrow();
  }

  /** The numbers of curves, row after row in the order of {@link LayerSpec#symbolic}. */
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
