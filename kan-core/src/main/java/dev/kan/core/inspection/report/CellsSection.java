// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.common.collect.Range;
import dev.kan.core.data.TableColumn;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.Column;
import dev.kan.core.model.NumericColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The section on cells unlike those that the model has learned from. */
final class CellsSection {
  private static final int MOST_NAMES = 5;

  private CellsSection() {}

  static Section of(TableFindings findings) {
    List<Column> columns = findings.model().schema().columns();
    List<List<String>> rows =
        columns.stream()
            .map(column -> row(column, findings.table().column(column.name())))
            .flatMap(Optional::stream)
            .toList();
    int others = columns.size() - rows.size();
    String table =
        rows.isEmpty()
            ? ""
            : Html.table(
                "Columns with cells that are missing or that the model has not learned from",
                ImmutableList.of("column", "missing", "beyond the training rows", "learned from"),
                rows);
    String sentence =
        rows.isEmpty()
            ? "In all columns, every cell is of a kind that the model has learned from."
            : others > 0
                ? "In "
                    + Figures.count(others, "other column")
                    + ", every cell is present and of a kind that the model has learned from."
                : "";
    return new Section(
        "coverage", "Coverage", table + (sentence.isEmpty() ? "" : Html.paragraph(sentence)));
  }

  private static Optional<List<String>> row(Column column, TableColumn cells) {
    int[] present = IntStream.range(0, cells.rows()).filter(row -> !cells.isMissing(row)).toArray();
    return column instanceof NumericColumn numbers
        ? row(numbers, cells, present)
        : row((CategoryColumn) column, cells, present);
  }

  private static Optional<List<String>> row(
      NumericColumn column, TableColumn cells, int... present) {
    Optional<Range<Double>> range = range(column);
    long beyond =
        IntStream.of(present)
            .filter(row -> !range.map(each -> each.contains(cells.number(row))).orElse(true))
            .count();
    String learned =
        range
            .map(
                each ->
                    Figures.number(each.lowerEndpoint())
                        + " to "
                        + Figures.number(each.upperEndpoint()))
            .orElse("unknown");
    return row(column.quantity().label(), cells, present.length, beyond, learned, "");
  }

  /** Returns the range of the training rows or, if it is not known, what the network sees. */
  private static Optional<Range<Double>> range(NumericColumn column) {
    List<Double> quantiles = column.distribution().quantiles();
    return quantiles.isEmpty()
        ? column.limits().map(each -> Range.closed(each.lower(), each.upper()))
        : Optional.of(Range.closed(quantiles.get(0), Iterables.getLast(quantiles)));
  }

  private static Optional<List<String>> row(
      CategoryColumn column, TableColumn cells, int... present) {
    List<String> unseen =
        IntStream.of(present)
            .mapToObj(cells::text)
            .filter(each -> !column.categories().contains(each))
            .toList();
    String names =
        unseen.stream()
            .distinct()
            .limit(MOST_NAMES)
            .map(Html::text)
            .collect(Collectors.joining(", "));
    return row(
        column.name(),
        cells,
        present.length,
        unseen.size(),
        column.categories().size() + " categories",
        names);
  }

  private static Optional<List<String>> row(
      String name, TableColumn cells, int present, long beyond, String learned, String names) {
    if (present == cells.rows() && beyond == 0) {
      return Optional.empty();
    }
    double rows = cells.rows();
    return Optional.of(
        ImmutableList.of(
            Html.text(name),
            Figures.percent((rows - present) / rows),
            Figures.percent(beyond / rows) + (names.isEmpty() ? "" : ": " + names),
            learned));
  }
}
