// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.Collections2;
import com.google.common.primitives.Ints;
import dev.kan.core.data.SeededRandom;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with the definition of the Shapley value: the mean over all orders. */
class ProductSplitTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 6})
  void isTheMeanOverAllOrdersOfChangingFactors(int arity) {
    SeededRandom random = new SeededRandom(arity);
    double[] from = IntStream.range(0, arity + 2).mapToDouble(i -> random.gaussian()).toArray();
    double[] to = IntStream.range(0, arity + 2).mapToDouble(i -> random.gaussian()).toArray();
    double[] parts = new double[arity];
    Collection<List<Integer>> orders =
        Collections2.permutations(Ints.asList(IntStream.range(0, arity).toArray()));
    for (List<Integer> order : orders) {
      double[] factors = from.clone();
      for (int k : order) {
        double before = product(factors, arity);
        factors[k + 1] = to[k + 1];
        parts[k] += (product(factors, arity) - before) / orders.size();
      }
    }
    double[] multipliers = ProductSplit.multipliers(from, to, 1, arity);
    for (int k = 0; k < arity; k++) {
      assertThat(multipliers[k] * (to[k + 1] - from[k + 1])).isCloseTo(parts[k], within(1e-12));
    }
  }

  private static double product(double[] factors, int arity) {
    return IntStream.rangeClosed(1, arity).mapToDouble(i -> factors[i]).reduce(1, (a, b) -> a * b);
  }
}
