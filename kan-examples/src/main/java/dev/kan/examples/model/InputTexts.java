// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.Column;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
}
