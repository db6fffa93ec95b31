// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The prediction for one row as a sum: a baseline and the contribution of each column. As text it
 * is a table that people can read:
 *
 * <pre>
 *                     price
 * on average         312000
 * area = 84          +45310
 * district = Altona   -2080
 * prediction         355230
 * </pre>
 *
 * @param outputs the names of the outputs, as in {@link Contributions}
 * @param baselines the prediction for the average row, for each output: a number in the target's
 *     unit, or a logit
 * @param parts the contributions of the columns, the largest one first
 */
public record Explanation(List<String> outputs, List<Double> baselines, List<Part> parts) {
  /** The number of significant digits of the largest number of an output. */
  private static final int DIGITS = 4;

  /** Copies the lists. */
  public Explanation {
    outputs = ImmutableList.copyOf(outputs);
    baselines = ImmutableList.copyOf(baselines);
    parts = ImmutableList.copyOf(parts);
  }

  /**
   * The contribution of one column.
   *
   * @param column the name of the column
   * @param cell the cell as text; empty if it is missing
   * @param amounts the contribution to each output
   */
  public record Part(String column, String cell, List<Double> amounts) {
    /** Copies the amounts. */
    public Part {
      amounts = ImmutableList.copyOf(amounts);
    }

    private String label() {
      return column + (cell.isEmpty() ? " missing" : " = " + cell);
    }
  }

  /** Returns the parts by their shares, the largest one first. */
  static Explanation of(Contributions contributions, List<Part> parts) {
    List<Double> shares = contributions.importances();
    return new Explanation(
        contributions.outputs(),
        contributions.baselines(),
        IntStream.range(0, parts.size())
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(shares::get).reversed())
            .map(parts::get)
            .toList());
  }

  /**
   * Returns the sum of the baseline and all contributions: the predicted number, or the logit of a
   * class.
   *
   * @param output the index of the output, from 0
   * @throws IndexOutOfBoundsException if there is no such output
   */
  public double prediction(int output) {
    return baselines.get(output)
        + parts.stream().mapToDouble(part -> part.amounts().get(output)).sum();
  }

  /** Returns one line for the baseline, for each column and for the prediction. */
  @Override
  public String toString() {
    List<String> labels = new ArrayList<>(List.of("", "on average"));
    parts.forEach(part -> labels.add(part.label()));
    labels.add("prediction");
    List<List<String>> cells = new ArrayList<>(List.of(labels));
    for (int o = 0; o < outputs.size(); o++) {
      cells.add(cells(o));
    }
    List<String> lines =
        IntStream.range(0, labels.size()).mapToObj(line -> line(cells, line)).toList();
    return String.join(System.lineSeparator(), lines);
  }

  private List<String> cells(int output) {
    List<Double> amounts = parts.stream().map(part -> part.amounts().get(output)).toList();
    double largest =
        Stream.concat(Stream.of(baselines.get(output), prediction(output)), amounts.stream())
            .mapToDouble(Math::abs)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    int decimals =
        largest > 0 ? Math.max(0, DIGITS - 1 - (int) Math.floor(Math.log10(largest))) : 0;
    List<String> cells = new ArrayList<>(List.of(outputs.get(output)));
    cells.add(shown(baselines.get(output), decimals));
    amounts.forEach(amount -> cells.add((amount > 0 ? "+" : "") + shown(amount, decimals)));
    cells.add(shown(prediction(output), decimals));
    return cells;
  }

  private static String line(List<List<String>> cells, int line) {
    StringBuilder text = new StringBuilder();
    for (List<String> column : cells) {
      int width = column.stream().mapToInt(String::length).max().orElseThrow();
      text.append(
          text.isEmpty()
              ? Strings.padEnd(column.get(line), width, ' ')
              : "  " + Strings.padStart(column.get(line), width, ' '));
    }
    return text.toString();
  }

  private static String shown(double value, int decimals) {
    return Double.isFinite(value)
        ? new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString()
        : Double.toString(value);
  }
}
