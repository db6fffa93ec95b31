// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.data.Table;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Expression.Compiled;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Formulas and 1000 rows, in some of which they have no value. */
final class FormulaRows {
  static final List<String> VARIABLES = List.of("x", "y");
  private static final int ROWS = 1000;

  private FormulaRows() {}

  static Stream<String> formulas() {
    return Stream.of(
        "6.283185307179586*sqrt(x/y)",
        "-x^2 - 2^1.5*y^-3",
        "exp(-300*x) + y",
        "log(x)*arcsin(y) - arccos(x*y)/7",
        "arctanh(x)^2 + arctan(3*y)",
        "sinh(x)/cosh(y)*tanh(x - y)",
        "abs(x)^0.3*sign(y) + tan(x)",
        "x^3/(y - 0.5)",
        "log(log(x + 1) + 1)/sqrt(1 - sqrt(y))",
        "sin(1e-7*x)*1e7 - cos(y)/3",
        "(sign(x) + sign(y))/(sign(x) + sign(y) + sign(x*y))",
        "0.1234567890123456*x*0.2345678901234567*y*0.3456789012345678*(1/3)^0.5 + (1 + 2)/7*x",
        "tanh(100*x) + exp(-1000*x^2) - (-2)^3/7");
  }

  static Table table() {
    Random random = new Random(5);
    double[] x = new double[ROWS];
    double[] y = new double[ROWS];
    Arrays.setAll(x, i -> i % 50 == 0 ? 0 : 3 * random.nextDouble(-1, 1));
    Arrays.setAll(y, i -> i % 20 == 0 ? 0.5 : 2 * random.nextDouble(-1, 1));
    return Table.builder().numbers("x", x).numbers("y", y).build();
  }

  /** Returns the value in each row; NaN where there is none. */
  static double[] values(Expression formula, Table rows) {
    Compiled compiled = formula.compile(VARIABLES);
    double[] values = new double[rows.rows()];
    Arrays.setAll(values, r -> compiled.at(rows.column("x").number(r), rows.column("y").number(r)));
    return Arrays.stream(values).map(v -> Double.isInfinite(v) ? Double.NaN : v).toArray();
  }
}
