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
      String value = Notation.SQL.of(formula.outputs().get(o));
      results.add(
          formula.isProbability()
              ? "1.0/(1.0 + exp(-("
                  + value
                  + "))) AS "
                  + SqlColumns.quoted(formula.subjects().get(o))
              : value + " AS " + SqlColumns.quoted(formula.names().get(o)));
    }
    return "SELECT\n  %s\nFROM (\n  SELECT\n    %s\n  FROM table_name\n) AS inputs\n"
        .formatted(String.join(",\n  ", results), inputs(formula));
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
