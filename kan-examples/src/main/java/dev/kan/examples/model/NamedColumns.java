// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the columns that an option names. A value is the name of a column or several names between
 * commas; a name may have a comma of its own.
 *
 * @param names the columns of the table
 */
public record NamedColumns(List<String> names) {
  /**
   * Returns the columns that values name.
   *
   * @throws IllegalArgumentException if there is no such column; the message names the option
   */
  public List<String> of(String option, List<String> values) {
    List<String> found = new ArrayList<>();
    for (String value : values) {
      if (names.contains(value)) {
        found.add(value);
      } else {
        Splitter.on(',')
            .trimResults()
            .split(value)
            .forEach(each -> found.add(require(option, each)));
      }
    }
    return found;
  }

  /**
   * Returns the columns that values name, each with the text after the last colon.
   *
   * @throws IllegalArgumentException if there is no such column or colon
   */
  public Map<String, String> withTexts(String option, List<String> values) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String value : values) {
      for (String part : parts(value)) {
        int colon = part.lastIndexOf(':');
        if (colon < 0) {
          throw new IllegalArgumentException(
              "%s: expected COLUMN:TEXT; got \"%s\"".formatted(option, part));
        }
        found.put(require(option, part.substring(0, colon).strip()), part.substring(colon + 1));
      }
    }
    return found;
  }

  private List<String> parts(String value) {
    int colon = value.lastIndexOf(':');
    boolean isOne = colon >= 0 && names.contains(value.substring(0, colon).strip());
    return isOne ? List.of(value) : Splitter.on(',').splitToList(value);
  }

  private String require(String option, String name) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "%s: no column \"%s\"; the columns are %s".formatted(option, name, names));
    }
    return name;
  }
}
