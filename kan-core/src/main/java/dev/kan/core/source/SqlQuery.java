// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.source;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.KanLayer;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a small model as an SQL query that computes its predictions for the rows of a table, in
 * the dialect that PostgreSQL, SQLite, DuckDB and H2 share.
 *
 * <p>The query computes one layer in each of its nested selects, with a {@code CASE} for the pieces
 * of each spline. Its columns are those that the model predicts: numbers, or the probability of
 * each class in a column such as {@code "survived=yes"}. A formula is shorter and can be read: see
 * {@link dev.kan.core.expression.notation.Notation#SQL}.
 */
public final class SqlQuery {
  private static final int MOST_PIECES = 2000;

  // A database that puts the text of an inner select into the outer one for each use of its columns
  // would compute a network over and over. It does not if both have a limit.
  private static final String EVERY_ROW = "LIMIT " + Long.MAX_VALUE;

  private SqlQuery() {}

  /**
   * Returns the query.
   *
   * @param model the model
   * @param table the name of the table, or a query in parentheses, as it comes after {@code FROM}
   * @throws IllegalArgumentException if the splines have more than 2000 pieces, or a symbolic edge
   *     calls a custom function or has a safe range
   */
  public static String of(KanModel model, String table) {
    requireSmall(model);
    String query = "SELECT\n  " + inputs(model) + "\nFROM " + table + "\n" + EVERY_ROW;
    for (int l = 0; l < model.kan().layers().size(); l++) {
      query = select(nodes(l, model.kan().layer(l)), query, l) + "\n" + EVERY_ROW;
    }
    return select(decoded(model), query, model.kan().layers().size()) + "\n";
  }

  private static void requireSmall(KanModel model) {
    int pieces =
        model.kan().edges().stream()
            .map(model.kan()::edge)
            .filter(each -> each.active())
            .mapToInt(each -> NumericEdge.of(each).pieces().size())
            .sum();
    checkArgument(
        pieces <= MOST_PIECES,
        "the splines have %s pieces, and a query has at most %s: prune the network, take coarser"
            + " grids, or export a Java class or a SavedModel",
        pieces,
        MOST_PIECES);
  }

  private static String select(List<String> columns, String from, int index) {
    return "SELECT\n  "
        + String.join(",\n  ", columns)
        + "\nFROM (\n"
        + from // as it is: a text in it may have lines of its own
        + "\n) AS level"
        + index;
  }

  /** Returns the name of a node as a column; level 0 holds the inputs. */
  static String node(int level, int index) {
    return "h" + level + "_" + (index + 1);
  }

  private static String inputs(KanModel model) {
    Map<String, String> cells = SqlColumns.of(model.schema());
    List<String> columns = new ArrayList<>();
    for (Quantity input : model.schema().inputs()) {
      String value = cells.getOrDefault(input.name(), "NULL");
      String scaled =
          input.centre() == 0 && input.scale() == 1
              ? value
              : "(%s - %s)/%s".formatted(value, SqlEdges.number(input.centre()), input.scale());
      columns.add(cast(scaled) + " AS " + node(0, columns.size()));
    }
    return String.join(",\n  ", columns);
  }

  // Some databases compute with the decimals of the constants, of which there would be ever more.
  private static String cast(String value) {
    return "CAST(" + value + " AS DOUBLE PRECISION)";
  }

  private static List<String> nodes(int level, KanLayer layer) {
    NodeLayout nodes = layer.spec().nodes();
    double[] scales = layer.values(ParameterKind.SUBNODE_SCALE);
    double[] biases = layer.values(ParameterKind.SUBNODE_BIAS);
    double[] nodeScales = layer.values(ParameterKind.NODE_SCALE);
    double[] nodeBiases = layer.values(ParameterKind.NODE_BIAS);
    List<String> columns = new ArrayList<>();
    for (int n = 0; n < nodes.nodes(); n++) {
      int first = nodes.firstSubnode(n);
      String product =
          IntStream.range(first, first + nodes.subnodesOf(n))
              .mapToObj(s -> affine(SqlEdges.sum(level, layer, s), scales[s], biases[s]))
              .collect(Collectors.joining("*"));
      columns.add(
          cast(affine(product, nodeScales[n], nodeBiases[n])) + " AS " + node(level + 1, n));
    }
    return columns;
  }

  /** Returns a value times a scale plus a bias in parentheses, without what changes nothing. */
  private static String affine(String value, double scale, double bias) {
    String scaled = scale == 1 ? value : value + "*" + SqlEdges.number(scale);
    return bias == 0 ? "(" + scaled + ")" : "(" + scaled + " + " + SqlEdges.number(bias) + ")";
  }

  private static List<String> decoded(KanModel model) {
    int level = model.kan().layers().size();
    Target target = model.schema().target();
    if (target instanceof ClassTarget classes) {
      return probabilities(classes, level);
    }
    List<String> columns = new ArrayList<>();
    for (Quantity output : target.outputs()) {
      columns.add(
          affine(node(level, columns.size()), output.scale(), output.centre())
              + " AS "
              + SqlColumns.quoted(output.name()));
    }
    return columns;
  }

  private static List<String> probabilities(ClassTarget target, int level) {
    List<String> logits =
        target.outputs().size() == 1
            ? List.of("0.0", node(level, 0))
            : IntStream.range(0, target.labels().size()).mapToObj(c -> node(level, c)).toList();
    List<String> columns = new ArrayList<>();
    for (String label : target.labels()) {
      String own = logits.get(columns.size());
      String odds =
          logits.stream()
              .filter(each -> !each.equals(own))
              .map(each -> odds(each + " - " + own))
              .collect(Collectors.joining(" + "));
      columns.add(
          "1.0/(1.0 + " + odds + ") AS " + SqlColumns.quoted(target.column() + "=" + label));
    }
    return columns;
  }

  // PostgreSQL gives up the query where exp is too large or too small for a number.
  private static String odds(String difference) {
    return "CASE WHEN %1$s < -700.0 THEN 0.0 WHEN %1$s > 700.0 THEN 1e304 ELSE exp(%1$s) END"
        .formatted(difference);
  }
}
