// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.source;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.BaseFunction;
import dev.kan.core.Edge;
import dev.kan.core.KanLayer;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.source.NumericEdge.Piece;
import java.util.ArrayList;
import java.util.List;

/** Writes a nested class for an input of a layer, which adds its edges to the subnodes. */
final class JavaEdges {
  // Each takes 8 bytes of code, and a class has 64 kB for all of them.
  private static final int MOST_NUMBERS = 7000;

  private final StringBuilder fields = new StringBuilder();
  private final StringBuilder statements = new StringBuilder();
  private final StringBuilder methods = new StringBuilder();
  private int numbers;

  private JavaEdges() {}

  /**
   * Returns the class.
   *
   * @throws IllegalArgumentException if there are too many numbers for one class, or a function
   *     that has no source
   */
  static String of(String name, KanLayer layer, int input) {
    JavaEdges edges = new JavaEdges();
    for (int s = 0; s < layer.spec().subnodes(); s++) {
      Edge edge = layer.edge(input, s);
      if (edge.active()) {
        edges.add(NumericEdge.of(edge), s, edge.base());
      }
      if (edge.symbolic().isPresent()) {
        edges.add(edge.symbolic().get(), s);
      }
    }
    checkArgument(
        edges.numbers <= MOST_NUMBERS,
        "the splines of input %s take %s numbers; a Java class holds at most %s: export a smaller"
            + " network, or a SavedModel",
        input,
        edges.numbers,
        MOST_NUMBERS);
    String base = layer.hasNumericEdges(input) ? base(layer.spec().base()) : "";
    return "  private static final class %s {\n%s    static void add(double x, double[] sums) {\n%s%s    }\n%s  }\n"
        .formatted(name, edges.fields, base, edges.statements, edges.methods);
  }

  private static String base(BaseFunction base) {
    return switch (base) {
      case SILU -> "      double base = x / (1 + Math.exp(-x));\n";
      case IDENTITY -> "      double base = x;\n";
      case ZERO -> "";
    };
  }

  private void add(NumericEdge edge, int subnode, BaseFunction base) {
    List<Double> table = new ArrayList<>();
    for (Piece piece : edge.pieces()) {
      table.add(piece.start());
      table.add(piece.origin());
      table.add(piece.factor());
      table.addAll(piece.coefficients().asList());
    }
    numbers += table.size();
    int size = table.size() / edge.pieces().size();
    String name = "TO_" + (subnode + 1);
    fields.append("    private static final double[] ").append(name).append(" = {\n");
    fields.append(
        JavaText.elements("      ", table.stream().mapToDouble(Double::doubleValue).toArray()));
    fields.append("    };\n\n");
    String weighted =
        base == BaseFunction.ZERO ? "" : " + " + JavaText.number(edge.baseWeight()) + " * base";
    statements.append(
        "      sums[%d] += spline(x, %d, %s)%s;\n".formatted(subnode, size, name, weighted));
  }

  private void add(SymbolicCurve curve, int subnode) {
    String name = "f" + (subnode + 1);
    methods.append('\n').append(JavaFunction.of(name, curve.function()).indent(4));
    statements.append(
        "      sums[%d] += %s * %s(%s * x + %s) + %s;\n"
            .formatted(
                subnode,
                JavaText.number(curve.affine().c()),
                name,
                JavaText.number(curve.affine().a()),
                JavaText.number(curve.affine().b()),
                JavaText.number(curve.affine().d())));
  }
}
