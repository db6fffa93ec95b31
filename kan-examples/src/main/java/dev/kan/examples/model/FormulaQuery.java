// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.expression.notation.Notation;
import dev.kan.core.source.SqlColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A formula as an SQL query, which gives the probability of two classes rather than the logit. */
final class FormulaQuery {
  private FormulaQuery() {}

  /** Returns the query, which reads a table {@code table_name}. */
  static String of(NamedOutputs formula) {
    List<String> results = new ArrayList<>();
    for (int o = 0; o < formula.outputs().size(); o++) {
      String name = formula.isProbability() ? "logit" : formula.names().get(o);
      results.add(Notation.SQL.of(formula.outputs().get(o)) + " AS " + SqlColumns.quoted(name));
    }
    String values =
        "SELECT\n  %s\nFROM (\n  SELECT\n    %s\n  FROM table_name\n) AS inputs\n"
            .formatted(String.join(",\n  ", results), inputs(formula));
    return formula.isProbability() ? probability(values, formula.subjects().get(0)) : values;
  }

  private static String probability(String logits, String name) {
    // PostgreSQL gives up a query where exp is too large or too small for a number
    String value =
        "CASE WHEN %1$s < -700.0 THEN 0.0 WHEN %1$s > 700.0 THEN 1.0 ELSE 1.0/(1.0 + exp(-%1$s)) END"
            .formatted(SqlColumns.quoted("logit"));
    return "SELECT\n  %s AS %s\nFROM (\n%s) AS logits\n"
        .formatted(value, SqlColumns.quoted(name), logits);
  }

  private static String inputs(NamedOutputs formula) {
    Map<String, String> inputs = new LinkedHashMap<>(SqlColumns.of(formula.schema()));
    inputs.keySet().retainAll(formula.variables());
    return inputs.isEmpty()
        ? "*"
        : inputs.entrySet().stream()
            .map(each -> each.getValue() + " AS " + SqlColumns.quoted(each.getKey()))
            .collect(Collectors.joining(",\n    "));
  }
}
