// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

class GroupScreenTest {
  private final Random random = new Random(11);

  private List<double[]> columns(int count) {
    return Stream.generate(() -> random.doubles(40).toArray()).limit(count).toList();
  }

  /** Returns the share of the target's square that columns leave, by a QR decomposition. */
  private static double unexplained(List<double[]> columns, double[] target) {
    R064Store matrix = R064Store.FACTORY.make(target.length, columns.size());
    for (int c = 0; c < columns.size(); c++) {
      for (int r = 0; r < target.length; r++) {
        matrix.set(r, c, columns.get(c)[r]);
      }
    }
    MatrixStore<Double> right = R064Store.FACTORY.column(target);
    QR<Double> qr = QR.R064.make(matrix);
    qr.decompose(matrix);
    MatrixStore<Double> left = right.subtract(matrix.multiply(qr.getSolution(right)));
    return Math.pow(
        left.aggregateAll(org.ojalgo.function.aggregator.Aggregator.NORM2)
            / right.aggregateAll(org.ojalgo.function.aggregator.Aggregator.NORM2),
        2);
  }

  @Test
  void comparesAllPairsLikeSeparateLeastSquares() {
    List<double[]> splines = columns(3);
    List<double[]> monomials = columns(6);
    double[] target = columns(1).get(0);
    double least = Double.POSITIVE_INFINITY;
    List<Integer> best = List.of();
    for (int i = 0; i < 6; i++) {
      for (int j = i + 1; j < 6; j++) {
        List<double[]> both = new ArrayList<>();
        for (double[] spline : splines) {
          both.add(Rows.product(spline, monomials.get(i)));
          both.add(Rows.product(spline, monomials.get(j)));
        }
        double left = unexplained(both, target);
        if (left < least) {
          least = left;
          best = List.of(i, j);
        }
      }
    }

    GroupScreen.Pair pair =
        new GroupScreen(target, splines, monomials).best(Effort.unlimited()).get(0);

    assertThat(pair.groups()).isEqualTo(best);
    assertThat(pair.unexplained()).isCloseTo(least, Offset.offset(1e-7));
  }

  @Test
  void prefersOneGroupThatIsEnough() {
    List<double[]> splines = columns(3);
    List<double[]> monomials = columns(6);
    double[] target = Rows.product(splines.get(1), monomials.get(4));

    GroupScreen.Pair best =
        new GroupScreen(target, splines, monomials).best(Effort.unlimited()).get(0);

    assertThat(best.groups()).containsExactly(4);
    assertThat(best.unexplained()).isLessThan(1e-9);
  }
}
