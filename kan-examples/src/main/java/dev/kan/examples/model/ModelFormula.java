// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.notation.JavaSource;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.expression.notation.Spreadsheet;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Quantity;
import dev.kan.core.source.SqlColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The formula of a model whose edges are all symbolic, in the names and units of its columns. For
 * numbers it gives the target itself, for classes the logit of each of them.
 */
public final class ModelFormula {
  private static final int DIGITS_TO_READ = 6;

  private final KanModel model;
  private final SymbolicFormula formula;

  /**
   * Creates the formula of a model.
   *
   * @throws IllegalStateException if an edge is not symbolic; the message names it
   */
  public ModelFormula(KanModel model) {
    this.model = model;
    formula = model.formula();
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
    return lines(DIGITS_TO_READ, " = ", Notation.TEXT::of).collect(Collectors.joining("; "));
  }

  /** Returns the formula in a notation, with comments in it where the notation has such. */
  public String in(Format format) {
    return switch (format) {
      case TEXT -> readable();
      case LATEX ->
          commented("% ", lines(DIGITS_TO_READ, " = ", Notation.LATEX::of, ModelFormula::latex));
      case JAVA -> java();
      case SYMPY -> commented("# ", formula.outputs().stream().map(Notation.SYMPY::of));
      case SQL -> sql();
      case SPREADSHEET -> spreadsheet();
    };
  }

  private String readable() {
    List<String> text = new ArrayList<>(lines(DIGITS_TO_READ, " = ", Notation.TEXT::of).toList());
    List<String> notes = notes();
    if (!notes.isEmpty()) {
      text.add("where");
      notes.forEach(note -> text.add("  " + note));
    }
    return String.join("\n", text) + "\n";
  }

  private String commented(String mark, Stream<String> lines) {
    return Stream.concat(notes().stream().map(note -> mark + note), lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private Stream<String> lines(int digits, String equals, Function<Expression, String> notation) {
    return lines(digits, equals, notation, name -> name);
  }

  private Stream<String> lines(
      int digits,
      String equals,
      Function<Expression, String> notation,
      Function<String, String> naming) {
    List<Expression> outputs = formula.rounded(digits).outputs();
    List<String> names = names();
    List<String> lines = new ArrayList<>();
    for (int o = 0; o < names.size(); o++) {
      lines.add(naming.apply(names.get(o)) + equals + notation.apply(outputs.get(o)));
    }
    return lines.stream();
  }

  private static String latex(String name) {
    return Notation.LATEX.of(Expression.variable(name));
  }

  /** Returns the names of the outputs: of the target, or of the logits. */
  private List<String> names() {
    boolean areLogits = model.schema().target() instanceof ClassTarget;
    return model.schema().target().outputs().stream()
        .map(Quantity::name)
        .map(name -> areLogits ? "logit of " + name : name)
        .toList();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (model.schema().target() instanceof ClassTarget) {
      notes.add(
          names().size() == 1
              ? "the probability is 1/(1 + exp(-logit))"
              : "the probabilities are the softmax of the logits");
    }
    notes.addAll(InputTexts.sentences(model.schema(), variables()));
    return notes;
  }

  private Set<String> variables() {
    return formula.outputs().stream()
        .flatMap(each -> each.variables().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String java() {
    List<String> variables = formula.variables().stream().filter(variables()::contains).toList();
    List<String> methods = new ArrayList<>();
    List<Expression> outputs = formula.outputs();
    for (int o = 0; o < outputs.size(); o++) {
      String name = model.schema().target() instanceof ClassTarget ? "logit" : "predict";
      methods.add(
          "// "
              + names().get(o).replace("\\", "\\\\")
              + "\n"
              + JavaSource.method(
                  outputs.size() == 1 ? name : name + (o + 1), outputs.get(o), variables));
    }
    return Stream.concat(
            notes().stream().map(note -> "// " + note.replace("\\", "\\\\")), methods.stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String sql() {
    List<String> results = new ArrayList<>();
    for (int o = 0; o < names().size(); o++) {
      String name = isProbability() ? "logit" : names().get(o);
      results.add(Notation.SQL.of(formula.outputs().get(o)) + " AS " + SqlColumns.quoted(name));
    }
    Map<String, String> inputs = new LinkedHashMap<>(SqlColumns.of(model.schema()));
    inputs.keySet().retainAll(variables());
    String columns =
        inputs.isEmpty()
            ? "*"
            : inputs.entrySet().stream()
                .map(each -> each.getValue() + " AS " + SqlColumns.quoted(each.getKey()))
                .collect(Collectors.joining(",\n    "));
    String values =
        "SELECT\n  %s\nFROM (\n  SELECT\n    %s\n  FROM table_name\n) AS inputs\n"
            .formatted(String.join(",\n  ", results), columns);
    return isProbability() ? probability(values) : values;
  }

  private String probability(String logits) {
    // PostgreSQL gives up a query where exp is too large or too small for a number
    String value =
        "CASE WHEN %1$s < -700.0 THEN 0.0 WHEN %1$s > 700.0 THEN 1.0 ELSE 1.0/(1.0 + exp(-%1$s)) END"
            .formatted(SqlColumns.quoted("logit"));
    return "SELECT\n  %s AS %s\nFROM (\n%s) AS logits\n"
        .formatted(value, SqlColumns.quoted(output(0)), logits.indent(2));
  }

  private String spreadsheet() {
    SpreadsheetCells cells = SpreadsheetCells.of(model.schema(), variables());
    List<String> text = new ArrayList<>();
    for (Expression output : formula.outputs()) {
      String cell = Spreadsheet.formula(output, cells.formulas());
      text.add(isProbability() ? "=1/(1+EXP(-(" + cell.substring(1) + ")))" : cell);
    }
    text.add("where");
    text.add(
        "  the formula gives "
            + (isProbability() ? "the probability of " + output(0) : String.join(", ", names())));
    cells.notes().forEach(note -> text.add("  " + note));
    return String.join("\n", text) + "\n";
  }

  private boolean isProbability() {
    return model.schema().target() instanceof ClassTarget && names().size() == 1;
  }

  private String output(int index) {
    return model.schema().target().outputs().get(index).name();
  }
}
