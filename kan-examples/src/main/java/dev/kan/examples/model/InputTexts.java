// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.Column;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.Schema;
import dev.kan.core.spline.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says how the variables of a formula come from the cells of a table. */
final class InputTexts {
  private InputTexts() {}

  /** Returns a sentence for each variable that is not simply the number in a cell. */
  static List<String> sentences(Schema schema, Set<String> variables) {
    List<String> sentences = new ArrayList<>();
    for (Column column : schema.columns()) {
      if (column instanceof NumericColumn numbers) {
        sentences.addAll(sentences(numbers, variables));
      } else if (column instanceof CategoryColumn categories) {
        for (String category : categories.categories()) {
          add(sentences, variables, column.name() + "=" + category, "category is " + category);
        }
        add(sentences, variables, column.name() + " missing", "cell is missing or unseen");
      }
    }
    return sentences;
  }

  private static List<String> sentences(NumericColumn column, Set<String> variables) {
    List<String> sentences = new ArrayList<>();
    add(sentences, variables, column.name() + " missing", "cell is missing");
    if (variables.contains(column.name())) {
      column
          .limits()
          .ifPresent(
              each ->
                  sentences.add(
                      String.format(
                          Locale.ROOT,
                          "%s counts as %.6g if it is less, and as %.6g if it is greater",
                          column.name(),
                          each.lower(),
                          each.upper())));
      sentences.add(
          String.format(
              Locale.ROOT, "a missing %s counts as %.6g", column.name(), column.imputed()));
    }
    return sentences;
  }

  private static void add(
      List<String> sentences, Set<String> variables, String variable, String condition) {
    if (variables.contains(variable)) {
      sentences.add("%s is 1 if the %s, otherwise 0".formatted(variable, condition));
    }
  }

  /** Returns an SQL expression over the columns of a table for each variable, in order. */
  static Map<String, String> sql(Schema schema, Set<String> variables) {
    Map<String, String> expressions = new LinkedHashMap<>();
    for (Column column : schema.columns()) {
      String name = quoted(column.name());
      if (column instanceof NumericColumn numbers) {
        expressions.put(column.name(), sql(numbers, name));
        expressions.put(column.name() + " missing", oneIf(name + " IS NULL"));
      } else if (column instanceof CategoryColumn categories) {
        List<String> texts = categories.categories().stream().map(InputTexts::sqlText).toList();
        for (int c = 0; c < texts.size(); c++) {
          expressions.put(
              column.name() + "=" + categories.categories().get(c),
              oneIf(name + " = " + texts.get(c)));
        }
        String unseen = name + " NOT IN (" + String.join(", ", texts) + ")";
        expressions.put(column.name() + " missing", oneIf(name + " IS NULL OR " + unseen));
      }
    }
    expressions.keySet().retainAll(variables);
    return expressions;
  }

  private static String sql(NumericColumn column, String name) {
    String value = "COALESCE(" + name + ", " + column.imputed() + ")";
    if (column.limits().isEmpty()) {
      return value;
    }
    Interval limits = column.limits().get();
    return "CASE WHEN %1$s < %2$s THEN %2$s WHEN %1$s > %3$s THEN %3$s ELSE %4$s END"
        .formatted(name, limits.lower(), limits.upper(), value);
  }

  private static String sqlText(String category) {
    return "'" + category.replace("'", "''") + "'";
  }

  private static String oneIf(String condition) {
    return "CASE WHEN " + condition + " THEN 1.0 ELSE 0.0 END";
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
