// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidualsTest {
  @Test
  void leavesOutTheShareOfEachTail() {
    double[] differences = new double[99];
    Arrays.setAll(differences, i -> 50 - (i + 1));
    Residuals residuals = Residuals.of(differences);
    // (99 + 1) * 0.05 = 5: the fifth smallest and the fifth greatest of -49..49
    assertThat(residuals.lower(0.9)).isEqualTo(-45);
    assertThat(residuals.upper(0.9)).isEqualTo(45);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 0.9, 0.95})
  void holdsNewValuesInTheShareOfCases(double level) {
    Random random = new Random(4);
    int held = 0;
    int cases = 4000;
    for (int c = 0; c < cases; c++) {
      double[] known = random.doubles(199).map(u -> -Math.log(1 - u)).toArray();
      Residuals residuals = Residuals.of(known);
      double fresh = -Math.log(1 - random.nextDouble());
      held += fresh >= residuals.lower(level) && fresh <= residuals.upper(level) ? 1 : 0;
    }
    // four standard deviations of the share
    assertThat((double) held / cases).isBetween(level - 0.035, level + 0.035);
  }

  @Test
  void keepsTheEndsOfManyResiduals() {
    double[] differences = new double[100_000];
    Arrays.setAll(differences, i -> i);
    Residuals residuals = Residuals.of(differences);
    assertThat(residuals.sorted()).hasSize(2001).startsWith(0.0).endsWith(99_999.0);
    assertThat(residuals.upper(0.9)).isBetween(94_900.0, 95_100.0);
  }

  @Test
  void saysHowManyRowsALevelNeeds() {
    Residuals residuals = Residuals.of(-1, 0, 1);
    assertThatThrownBy(() -> residuals.lower(0.9)).hasMessageContaining("at least 19 rows; got 3");
    assertThat(Residuals.of(new double[19]).lower(0.9)).isZero();
    for (double level : new double[] {0, 1, -0.5, Double.NaN}) {
      assertThatThrownBy(() -> residuals.upper(level)).hasMessageContaining("between 0 and 1");
    }
  }

  @Test
  void rejectsResidualsOutOfOrder() {
    assertThatThrownBy(() -> new Residuals(List.of(1.0, 0.0))).hasMessageContaining("ascending");
    assertThatThrownBy(() -> new Residuals(List.of())).hasMessageContaining("at least one");
    assertThatThrownBy(() -> Residuals.of(Double.NaN)).hasMessageContaining("finite");
  }
}
