// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.explanation;

import com.google.common.primitives.Doubles;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.compiled.SplitNetwork;
import dev.kan.core.model.Column;
import dev.kan.core.model.KanModel;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of which single cells can be exchanged. The cells are kept as the sums of the first layer's
 * edges that they cause, their parts, so that an exchange costs only what follows that layer.
 */
final class Background {
  private static final int FEWEST_AVERAGED = 20;
  private static final int MOST_AVERAGED = 100;

  /** The number of edges that may be evaluated after the first layer: half a second. */
  private static final double MOST_EDGES = 2e7;

  private final SplitNetwork network;
  private final int[] firstInputs;
  // the cells of each column over which means are taken: their parts, (columns, cells, subnodes),
  // and weights
  private final double[][][] cells;
  private final double[][] weights;
  // (rows, columns, subnodes), and their sums, (rows, subnodes)
  private final double[][][] parts;
  private final double[][] sums;

  private Background(KanModel model, int rows) {
    network = new SplitNetwork(model.kan());
    List<Column> columns = model.schema().columns();
    firstInputs = new int[columns.size()];
    for (int c = 1; c < firstInputs.length; c++) {
      firstInputs[c] = firstInputs[c - 1] + columns.get(c - 1).inputs().size();
    }
    cells = new double[columns.size()][][];
    weights = new double[columns.size()][];
    parts = new double[rows][columns.size()][];
    sums = new double[rows][network.subnodes()];
  }

  /**
   * Returns the number of rows to average over: 100, and down to 20 if the network is large.
   *
   * @param cells the number of cells of each column to average for
   */
  static int averagedRows(KanModel model, int cells) {
    int edges =
        model.kan().layers().stream().skip(1).mapToInt(layer -> layer.spec().edgeCount()).sum();
    double perRow = (double) cells * model.schema().columns().size() * (edges + 1);
    return (int) Math.min(Math.max(MOST_EDGES / perRow, FEWEST_AVERAGED), MOST_AVERAGED);
  }

  /** Returns the rows of a table, or as many evenly spaced ones as are allowed. */
  static Background of(KanModel model, Table table, int mostRows) {
    Batch all = model.schema().encode(table);
    int rows = Math.min(all.rows(), mostRows);
    Background background = new Background(model, rows);
    double[] equal = new double[rows];
    Arrays.fill(equal, 1.0 / rows);
    List<Column> columns = model.schema().columns();
    for (int c = 0; c < columns.size(); c++) {
      int first = background.firstInputs[c];
      int end = first + columns.get(c).inputs().size();
      double[][] inputs = new double[rows][];
      for (int r = 0; r < rows; r++) {
        double[] row = all.row((int) ((long) r * all.rows() / rows));
        inputs[r] = Arrays.copyOfRange(row, first, end);
      }
      background.setCells(c, inputs, equal);
      for (int r = 0; r < rows; r++) {
        background.set(r, c, background.cells[c][r]);
      }
    }
    return background;
  }

  /** Returns a single row in which each edge of the first layer has its mean. */
  static Background ofMeans(KanModel model) {
    Background background = new Background(model, 1);
    List<Column> columns = model.schema().columns();
    for (int c = 0; c < columns.size(); c++) {
      ColumnCells typical = ColumnCells.typical(columns.get(c));
      double[] shares = Doubles.toArray(typical.shares());
      background.setCells(c, typical.encode(columns.get(c)), shares);
      double[] mean = new double[background.network.subnodes()];
      for (int k = 0; k < shares.length; k++) {
        add(mean, shares[k], background.cells[c][k]);
      }
      background.set(0, c, mean);
    }
    return background;
  }

  private void setCells(int column, double[][] inputs, double[] shares) {
    weights[column] = shares;
    cells[column] = new double[inputs.length][];
    for (int k = 0; k < inputs.length; k++) {
      cells[column][k] = part(column, inputs[k]);
    }
  }

  private void set(int row, int column, double[] part) {
    parts[row][column] = part;
    add(sums[row], 1, part);
  }

  private static void add(double[] sum, double factor, double[] terms) {
    for (int s = 0; s < sum.length; s++) {
      sum[s] += factor * terms[s];
    }
  }

  int rows() {
    return sums.length;
  }

  int columns() {
    return cells.length;
  }

  /** Returns the part of a cell, given the network inputs for it. */
  double[] part(int column, double... inputs) {
    double[] part = new double[network.subnodes()];
    for (int i = 0; i < inputs.length; i++) {
      network.add(firstInputs[column] + i, inputs[i], 1, part);
    }
    return part;
  }

  /** Returns the part of a row's own cell. */
  double[] part(int row, int column) {
    return parts[row][column];
  }

  /** Returns the outputs of the network for a row as it is. */
  double[] outputs(int row) {
    return network.outputs(sums[row]);
  }

  /** Returns the outputs of the network for a row with another cell in one column. */
  double[] outputs(int row, int column, double[] part) {
    return network.outputs(exchanged(sums[row], row, column, part));
  }

  /** Returns the outputs of the network for a row with other cells in two columns. */
  double[] outputs(int row, int first, double[] firstPart, int second, double[] secondPart) {
    double[] once = exchanged(sums[row], row, first, firstPart);
    return network.outputs(exchanged(once, row, second, secondPart));
  }

  /** Returns the mean outputs of the network for a row over all cells of one column. */
  double[] meanOutputs(int row, int column) {
    double[] mean = new double[outputs(row).length];
    for (int k = 0; k < cells[column].length; k++) {
      if (weights[column][k] > 0) {
        add(mean, weights[column][k], outputs(row, column, cells[column][k]));
      }
    }
    return mean;
  }

  private double[] exchanged(double[] from, int row, int column, double[] part) {
    double[] changed = from.clone();
    add(changed, 1, part);
    add(changed, -1, parts[row][column]);
    return changed;
  }
}
