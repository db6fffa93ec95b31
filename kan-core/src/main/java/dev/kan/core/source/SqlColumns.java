// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.source;

import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.Column;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.Schema;
import dev.kan.core.spline.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the variables of a model's formula as SQL expressions over the columns of a table. */
public final class SqlColumns {
  private SqlColumns() {}

  /**
   * Returns an SQL expression for each input of a model, by its name and in order. Numbers are in
   * the user's units and of the type {@code DOUBLE PRECISION}; a missing cell is NULL.
   */
  public static Map<String, String> of(Schema schema) {
    Map<String, String> expressions = new LinkedHashMap<>();
    for (Column column : schema.columns()) {
      if (column instanceof NumericColumn numbers) {
        put(expressions, numbers);
      } else if (column instanceof CategoryColumn categories) {
        put(expressions, categories);
      }
    }
    return Collections.unmodifiableMap(expressions);
  }

  private static void put(Map<String, String> expressions, NumericColumn column) {
    String name = quoted(column.name());
    expressions.put(column.name(), number(column, name));
    if (column.missingLearned()) {
      expressions.put(column.name() + " missing", oneIf(name + " IS NULL"));
    }
  }

  private static String number(NumericColumn column, String name) {
    // The type of a column of whole numbers would make divisions drop the remainder.
    String value = "COALESCE(CAST(" + name + " AS DOUBLE PRECISION), " + column.imputed() + ")";
    if (column.limits().isEmpty()) {
      return value;
    }
    Interval limits = column.limits().get();
    return "CASE WHEN %1$s < %2$s THEN %2$s WHEN %1$s > %3$s THEN %3$s ELSE %4$s END"
        .formatted(name, limits.lower(), limits.upper(), value);
  }

  private static void put(Map<String, String> expressions, CategoryColumn column) {
    String name = quoted(column.name());
    List<String> texts = column.categories().stream().map(SqlColumns::literal).toList();
    for (int c = 0; c < texts.size(); c++) {
      expressions.put(
          column.name() + "=" + column.categories().get(c), oneIf(name + " = " + texts.get(c)));
    }
    if (column.missingLearned()) {
      String unseen = name + " NOT IN (" + String.join(", ", texts) + ")";
      expressions.put(column.name() + " missing", oneIf(name + " IS NULL OR " + unseen));
    }
  }

  private static String literal(String category) {
    return "'" + category.replace("'", "''") + "'";
  }

  private static String oneIf(String condition) {
    return "CASE WHEN " + condition + " THEN 1.0 ELSE 0.0 END";
  }

  /** Returns a name in double quotes. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
