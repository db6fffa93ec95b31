// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dev.kan.core.data.Batch;
import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.metric.RocCurve;
import dev.kan.core.model.ClassTarget;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The classes of rows and their predicted probabilities.
 *
 * @param labels the classes
 * @param actual the index of each row's class
 * @param probabilities (rows, labels)
 */
record ClassFindings(List<String> labels, ImmutableIntArray actual, Batch probabilities) {
  static ClassFindings of(ClassTarget target, TableFindings findings) {
    TableColumn cells = findings.table().column(target.column());
    ImmutableIntArray.Builder actual = ImmutableIntArray.builder();
    IntStream.range(0, cells.rows())
        .map(row -> target.labels().indexOf(cells.text(row)))
        .forEach(actual::add);
    return new ClassFindings(target.labels(), actual.build(), findings.predicted());
  }

  boolean isBinary() {
    return labels.size() == 2;
  }

  int rows() {
    return actual.length();
  }

  /** Returns the classes to draw a curve for: the second one of two, or all. */
  List<Integer> drawn() {
    return IntStream.range(isBinary() ? 1 : 0, labels.size())
        .boxed()
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the index of the most probable class of a row, the first of several that are level. */
  int predicted(int row) {
    double[] p = probabilities.row(row);
    int best = 0;
    for (int l = 1; l < p.length; l++) {
      best = p[l] > p[best] ? l : best;
    }
    return best;
  }

  /** Returns the numbers of rows by actual and predicted class. */
  int[][] confusion() {
    int[][] counts = new int[labels.size()][labels.size()];
    for (int row = 0; row < rows(); row++) {
      counts[actual.get(row)][predicted(row)]++;
    }
    return counts;
  }

  double[] probabilities(int label) {
    return probabilities.column(label);
  }

  /** Returns 1 for each row of a class and 0 for each other. */
  double[] truth(int label) {
    return actual.stream().mapToDouble(each -> each == label ? 1 : 0).toArray();
  }

  /** Returns the curve of one class against the rest; empty if no row or every row is of it. */
  Optional<RocCurve> roc(int label) {
    long count = actual.stream().filter(each -> each == label).count();
    return count == 0 || count == rows()
        ? Optional.empty()
        : Optional.of(RocCurve.of(probabilities(label), truth(label)));
  }
}
