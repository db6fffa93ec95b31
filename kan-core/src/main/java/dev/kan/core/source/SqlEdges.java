// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.source;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.BaseFunction;
import dev.kan.core.Edge;
import dev.kan.core.KanLayer;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.SafeRange;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.source.NumericEdge.Piece;
import java.util.ArrayList;
import java.util.List;

/** Writes the edges of a layer as SQL expressions over the nodes that they start from. */
final class SqlEdges {
  // Beyond this, SiLU is 0 or x, and exp may be an error.
  private static final double LARGEST_EXPONENT = 700;

  private SqlEdges() {}

  /** Returns the sum of the edges that end at a subnode, in parentheses. */
  static String sum(int level, KanLayer layer, int subnode) {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < layer.spec().inputs(); i++) {
      Edge edge = layer.edge(i, subnode);
      String x = SqlQuery.node(level, i);
      if (edge.active()) {
        NumericEdge numeric = NumericEdge.of(edge);
        terms.add(spline(numeric, x));
        if (numeric.baseWeight() != 0 && edge.base() != BaseFunction.ZERO) {
          terms.add(number(numeric.baseWeight()) + "*" + base(edge.base(), x));
        }
      }
      edge.symbolic().ifPresent(curve -> terms.add(symbolic(curve, x)));
    }
    return terms.isEmpty() ? "0.0" : "(" + String.join("\n    + ", terms) + ")";
  }

  /** Returns a number; a negative one has parentheses. */
  static String number(double value) {
    return value < 0 ? "(" + value + ")" : Double.toString(value);
  }

  private static String spline(NumericEdge edge, String x) {
    List<Piece> pieces = edge.pieces();
    StringBuilder cases = new StringBuilder("CASE");
    for (int p = 0; p < pieces.size(); p++) {
      // without ELSE, so that it is NULL at NULL
      String condition =
          p + 1 < pieces.size()
              ? x + " < " + number(pieces.get(p + 1).start())
              : x + " IS NOT NULL";
      cases.append("\n      WHEN ").append(condition);
      cases.append(" THEN ").append(polynomial(pieces.get(p), x));
    }
    return cases + " END";
  }

  private static String polynomial(Piece piece, String x) {
    String u = "(" + x + " - " + number(piece.origin()) + ")";
    int degree = piece.coefficients().length() - 1;
    while (degree > 0 && piece.coefficients().get(degree) == 0) {
      degree--;
    }
    String value = "";
    for (int power = degree; power >= 0; power--) {
      String own = number(piece.coefficients().get(power) * Math.pow(piece.factor(), power));
      value = value.isEmpty() ? own : "(" + own + " + " + u + "*" + value + ")";
    }
    return value;
  }

  private static String base(BaseFunction base, String x) {
    return switch (base) {
      case SILU ->
          "CASE WHEN %1$s < -%2$s THEN 0.0 WHEN %1$s > %2$s THEN %1$s ELSE %1$s/(1.0 + exp(-%1$s)) END"
              .formatted(x, LARGEST_EXPONENT);
      case IDENTITY -> x;
      case ZERO -> "0.0";
    };
  }

  private static String symbolic(SymbolicCurve curve, String x) {
    Formulas.require(curve.function());
    checkArgument(
        curve.function().range().equals(SafeRange.EVERYWHERE),
        "the function %s has a safe range, which a query cannot express",
        curve.function().name());
    String sql = Notation.SQL.of(curve.of(Expression.variable(x)).simplify());
    return "(" + sql.replace('"' + x + '"', x) + ")";
  }
}
