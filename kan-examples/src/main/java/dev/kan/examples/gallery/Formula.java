// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.gallery;

import dev.kan.core.data.Table;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.notation.JavaSource;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.expression.notation.Spreadsheet;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FormulaSearch;
import java.util.List;
import java.util.stream.IntStream;

/** A formula from samples of a pendulum, in all notations. */
public final class Formula {
  private Formula() {}

  /** Finds the period of a pendulum, and prints it for people and programs. */
  public static void main(String[] args) {
    double[] length = IntStream.rangeClosed(1, 20).mapToDouble(i -> 0.1 * i).toArray();
    double[] g = IntStream.rangeClosed(1, 20).mapToDouble(i -> 5 + 3 * Math.sin(i)).toArray();
    double[] period =
        IntStream.range(0, 20)
            .mapToDouble(i -> 2 * Math.PI * Math.sqrt(length[i] / g[i]))
            .toArray();
    Table pendulums =
        Table.builder().numbers("length", length).numbers("g", g).numbers("period", period).build();

    FormulaFront front = FormulaSearch.defaults().search(pendulums, "period");
    Expression found = front.chosen().expression();
    Expression law = found.round(6).simplify();
    List<String> columns = List.of("length", "g");

    System.out.println("text        " + Notation.TEXT.of(law));
    System.out.println("LaTeX       " + Notation.LATEX.of(law));
    System.out.println("SymPy       " + Notation.SYMPY.of(law));
    System.out.println("SQL         " + Notation.SQL.of(law));
    System.out.println("spreadsheet " + Spreadsheet.formula(law, Spreadsheet.cells(columns)));
    System.out.print(JavaSource.method("period", found, columns));
  }
}
