// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.source;

import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.Column;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the variables of a model's formula as SQL expressions over the columns of a table. */
public final class SqlColumns {
  private SqlColumns() {}

  /**
   * Returns an SQL expression for each input of a model, by its name and in order. Numbers are in
   * the user's units and of the type {@code DOUBLE PRECISION}; a missing cell is NULL or NaN. Texts
   * are compared as they are, so that one with blanks around it is a category that was never seen,
   * unless the query trims it.
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
      expressions.put(column.name() + " missing", oneIf(missing(name)));
    }
  }

  // To databases, NaN is the largest number and equal to itself.
  private static String missing(String name) {
    return "%1$s IS NULL OR (%1$s > 0.0 AND -%1$s > 0.0)".formatted(name);
  }

  private static String number(NumericColumn column, String name) {
    String limited =
        column
            .limits()
            .map(
                limits ->
                    " WHEN %1$s < %2$s THEN %2$s WHEN %1$s > %3$s THEN %3$s"
                        .formatted(name, limits.lower(), limits.upper()))
            .orElse("");
    // The type of a column of whole numbers would make divisions drop the remainder.
    return "CASE WHEN %s THEN %s%s ELSE CAST(%s AS DOUBLE PRECISION) END"
        .formatted(missing(name), column.limited(column.imputed()), limited, name);
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
    return "CAST(CASE WHEN " + condition + " THEN 1 ELSE 0 END AS DOUBLE PRECISION)";
  }

  /** Returns a name in double quotes. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
