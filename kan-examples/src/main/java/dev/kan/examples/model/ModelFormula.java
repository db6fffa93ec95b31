// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.notation.JavaSource;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.expression.notation.Spreadsheet;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.model.KanModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The formula of a model whose edges are all symbolic, in the names and units of its columns. For
 * numbers it gives the target itself, for classes the logit of each of them.
 */
public final class ModelFormula {
  private static final int DIGITS_TO_READ = 6;

  private final SymbolicFormula formula;
  private final NamedOutputs named;

  /**
   * Creates the formula of a model.
   *
   * @throws IllegalStateException if an edge is not symbolic; the message names it
   */
  public ModelFormula(KanModel model) {
    formula = model.formula();
    named = new NamedOutputs(model.schema(), formula.outputs());
  }

  /** The notations of {@code kan formula}. */
  public enum Format {
    /** A line for each output, to read. */
    TEXT,
    /** LaTeX for math mode. */
    LATEX,
    /** A Java method for each output. */
    JAVA,
    /** A Python expression for SymPy for each output. */
    SYMPY,
    /** An SQL query. */
    SQL,
    /** A formula for a cell of a spreadsheet for each output. */
    SPREADSHEET;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the formula on one line, without the sentences that explain its variables. */
  public String line() {
    return readableEquations().collect(Collectors.joining("; "));
  }

  /** Returns the formula in a notation, with comments in it where the notation has such. */
  public String in(Format format) {
    return switch (format) {
      case TEXT -> readable();
      case LATEX -> commented("% ", equations(ModelFormula::latex, Notation.LATEX::of));
      case JAVA -> java();
      case SYMPY -> commented("# ", formula.outputs().stream().map(Notation.SYMPY::of));
      case SQL -> FormulaQuery.of(named);
      case SPREADSHEET -> spreadsheet();
    };
  }

  private String readable() {
    List<String> text = new ArrayList<>(readableEquations().toList());
    List<String> notes = named.notes();
    if (!notes.isEmpty()) {
      text.add("where");
      notes.forEach(note -> text.add("  " + note));
    }
    return String.join("\n", text) + "\n";
  }

  private String commented(String mark, Stream<String> lines) {
    return Stream.concat(named.notes().stream().map(note -> mark + note), lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Returns an equation for each output, with numbers rounded to be read. */
  private Stream<String> equations(
      Function<String, String> naming, Function<Expression, String> notation) {
    List<Expression> outputs = formula.rounded(DIGITS_TO_READ).outputs();
    List<String> names = named.names();
    return IntStream.range(0, names.size())
        .mapToObj(o -> naming.apply(names.get(o)) + " = " + notation.apply(outputs.get(o)));
  }

  private Stream<String> readableEquations() {
    return equations(name -> name, Notation.TEXT::of);
  }

  private static String latex(String name) {
    return Notation.LATEX.of(Expression.variable(name));
  }

  private String java() {
    List<String> variables =
        formula.variables().stream().filter(named.variables()::contains).toList();
    List<String> methods = new ArrayList<>();
    List<Expression> outputs = formula.outputs();
    for (int o = 0; o < outputs.size(); o++) {
      String name = named.areLogits() ? "logit" : "predict";
      methods.add(
          "// "
              + named.names().get(o).replace("\\", "\\\\")
              + "\n"
              + JavaSource.method(
                  outputs.size() == 1 ? name : name + (o + 1), outputs.get(o), variables));
    }
    return Stream.concat(
            named.notes().stream().map(note -> "// " + note.replace("\\", "\\\\")),
            methods.stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String spreadsheet() {
    SpreadsheetCells cells = SpreadsheetCells.of(named.schema(), named.variables());
    List<String> text = new ArrayList<>();
    for (Expression output : formula.outputs()) {
      String cell = Spreadsheet.formula(output, cells.formulas());
      text.add(named.isProbability() ? "=1/(1+EXP(-(" + cell.substring(1) + ")))" : cell);
    }
    text.add("where");
    text.add(
        "  the formula gives "
            + (named.isProbability()
                ? "the probability of " + named.subjects().get(0)
                : String.join(", ", named.names())));
    cells.notes().forEach(note -> text.add("  " + note));
    return String.join("\n", text) + "\n";
  }
}
