// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.tables;

import dev.kan.core.data.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Output;

/**
 * Makes a table of a data set of Tribuo.
 *
 * <pre>{@code
 * Table irises = TribuoTables.of(dataset, "species", Label::getLabel);
 * }</pre>
 */
public final class TribuoTables {
  private TribuoTables() {}

  /**
   * Returns a table with a column of numbers for each feature, sorted by name, and a last column
   * for the output. A feature that an example does not have is 0, as in Tribuo.
   *
   * @param dataset the examples, at least one
   * @param target the name of the last column, not that of a feature
   * @param value returns the cell of an output: a number or a text
   * @throws IllegalArgumentException if there is no example, the name is that of a feature, or a
   *     number is infinite
   */
  public static <T extends Output<T>> Table of(
      Dataset<T> dataset, String target, Function<T, ?> value) {
    TreeSet<String> names = new TreeSet<>(dataset.getFeatureMap().keySet());
    if (names.contains(target)) {
      throw new IllegalArgumentException("there is a feature \"%s\" already".formatted(target));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Example<T> example : dataset) {
      Map<String, Object> row = new LinkedHashMap<>();
      names.forEach(name -> row.put(name, 0.0));
      for (Feature feature : example) {
        row.put(feature.getName(), feature.getValue());
      }
      row.put(target, value.apply(example.getOutput()));
      rows.add(row);
    }
    return Table.ofRecords(rows);
  }
}
