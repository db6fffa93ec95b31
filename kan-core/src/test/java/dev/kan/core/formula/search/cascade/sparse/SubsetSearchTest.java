// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ContiguousSet;
import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Range;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

class SubsetSearchTest {
  private static final int ROWS = 20;

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2", "3, 1", "3, 2", "4, 1", "4, 3"})
  void findsTheSubsetsThatLeastSquaresOfAllSubsetsFinds(int size, int threads) {
    for (int seed = 0; seed < 10; seed++) {
      double[][] columns = columns(12, seed);
      double[] target = columns(1, 100 + seed)[0];
      List<Set<Integer>> expected = byBruteForce(columns, target, size).subList(0, 10);

      List<Subset> found =
          new SubsetSearch(10, threads).best(Gram.of(columns, target, threads), size);

      assertThat(found).extracting(SubsetSearchTest::indices).containsExactlyElementsOf(expected);
      assertThat(1 - found.get(0).explained())
          .isCloseTo(residual(columns, target, expected.get(0)), within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "4"})
  void findsAnExactSumWhateverTheUnitsOfTheColumns(int size) {
    double[][] columns = columns(40, 3);
    double[] target = new double[ROWS];
    for (int j = 0; j < size; j++) {
      for (int r = 0; r < ROWS; r++) {
        target[r] += (j + 1) * columns[7 * j + 2][r] * 1e-20;
      }
    }
    for (int j = 0; j < columns.length; j++) {
      double unit = Math.pow(10, 200 * Math.sin(j));
      columns[j] = Arrays.stream(columns[j]).map(value -> value * unit).toArray();
    }

    Subset best = new SubsetSearch(5, 2).best(Gram.of(columns, target, 2), size).get(0);

    assertThat(indices(best))
        .isEqualTo(ImmutableSortedSet.copyOf(List.of(2, 9, 16, 23).subList(0, size)));
    assertThat(best.explained()).isCloseTo(1, within(1e-12));
  }

  @Test
  void passesOverColumnsThatAreDependentZeroOrNotFinite() {
    double[][] columns = columns(8, 4);
    columns[1] = Arrays.stream(columns[0]).map(value -> -3 * value).toArray();
    columns[2] = new double[ROWS];
    columns[3][5] = Double.NaN;
    columns[4][5] = Double.POSITIVE_INFINITY;
    double[] target = columns(1, 5)[0];

    Subset best = new SubsetSearch(5, 1).best(Gram.of(columns, target, 1), 3).get(0);

    assertThat(indices(best)).doesNotContain(2, 3, 4).doesNotContainSequence(0, 1);
    assertThat(1 - best.explained())
        .isCloseTo(residual(columns, target, indices(best)), within(1e-10));
  }

  @Test
  void findsTheSameOnAnyNumberOfThreads() {
    Gram gram = Gram.of(columns(300, 6), columns(1, 7)[0], 1);

    ImmutableList<Subset> alone = new SubsetSearch(30, 1).best(gram, 3);

    assertThat(new SubsetSearch(30, 4).best(gram, 3)).isEqualTo(alone);
    assertThat(new SubsetSearch(30, 4).best(Gram.of(columns(300, 6), columns(1, 7)[0], 4), 3))
        .isEqualTo(alone);
  }

  @Test
  void findsTheBestSingleColumns() {
    double[][] columns = columns(12, 8);
    double[] target = columns(1, 9)[0];

    List<Subset> found = new SubsetSearch(4, 1).singles(Gram.of(columns, target, 1));

    assertThat(found)
        .extracting(SubsetSearchTest::indices)
        .containsExactlyElementsOf(byBruteForce(columns, target, 1).subList(0, 4));
  }

  @Test
  void exchangesColumnsUntilASumOfFiveIsExact() {
    double[][] columns = columns(40, 10);
    double[] target = new double[ROWS];
    for (int column : new int[] {3, 11, 20, 29, 39}) {
      Arrays.setAll(target, r -> target[r] + columns[column][r]);
    }
    Gram gram = Gram.of(columns, target, 1);
    ExchangeSearch exchange = new ExchangeSearch(gram);

    ImmutableList<Subset> four = exchange.grown(new SubsetSearch(40, 2).best(gram, 3));
    Subset best = exchange.grown(four).get(0);

    assertThat(indices(best)).containsExactlyInAnyOrder(3, 11, 20, 29, 39);
    assertThat(best.explained()).isCloseTo(1, within(1e-12));
  }

  @Test
  void growsSubsetsAtLeastByTheBestColumn() {
    double[][] columns = columns(15, 11);
    double[] target = columns(1, 12)[0];
    Gram gram = Gram.of(columns, target, 1);
    Subset pair = new SubsetSearch(1, 1).best(gram, 2).get(0);

    Subset grown = new ExchangeSearch(gram).grown(ImmutableList.of(pair)).get(0);

    double byAdding =
        byBruteForce(columns, target, 3).stream()
            .filter(chosen -> chosen.containsAll(indices(pair)))
            .mapToDouble(chosen -> residual(columns, target, chosen))
            .min()
            .orElseThrow();
    assertThat(1 - grown.explained()).isLessThan(byAdding + 1e-12);
    assertThat(1 - grown.explained())
        .isCloseTo(residual(columns, target, indices(grown)), within(1e-12));
  }

  @Test
  void rejectsSubsetsOfFewerThanTwoColumns() {
    Gram gram = Gram.of(columns(3, 1), columns(1, 2)[0], 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SubsetSearch(1, 1).best(gram, 1))
        .withMessageContaining("at least 2 columns; got 1");
  }

  private static Set<Integer> indices(Subset subset) {
    return ImmutableSortedSet.copyOf(subset.columns().asList());
  }

  private static double[][] columns(int count, int seed) {
    Random random = new Random(seed);
    double[][] columns = new double[count][ROWS];
    for (double[] column : columns) {
      Arrays.setAll(column, r -> random.nextGaussian() + 0.5);
    }
    return columns;
  }

  private static List<Set<Integer>> byBruteForce(double[][] columns, double[] target, int size) {
    Set<Integer> all =
        ContiguousSet.create(Range.closedOpen(0, columns.length), DiscreteDomain.integers());
    return Sets.combinations(all, size).stream()
        .sorted(Comparator.comparingDouble(chosen -> residual(columns, target, chosen)))
        .toList();
  }

  private static double residual(double[][] columns, double[] target, Set<Integer> chosen) {
    R064Store matrix = R064Store.FACTORY.make(target.length, chosen.size());
    int k = 0;
    for (int column : chosen) {
      for (int r = 0; r < target.length; r++) {
        matrix.set(r, k, columns[column][r]);
      }
      k++;
    }
    R064Store right = R064Store.FACTORY.column(target);
    QR<Double> qr = QR.R064.make(matrix);
    qr.decompose(matrix);
    MatrixStore<Double> rest = right.subtract(matrix.multiply(qr.getSolution(right)));
    return Math.pow(rest.norm() / right.norm(), 2);
  }
}
