// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TermSpaceTest {
  private static final Batch INPUTS = TestProblems.inputs(60, 2);
  private static final Design DESIGN =
      Design.of(INPUTS, TestProblems.KINDS, TestProblems.COLUMNS, 12);

  private static double[] random(int count, int seed) {
    SeededRandom random = new SeededRandom(seed);
    return IntStream.range(0, count).mapToDouble(i -> random.gaussian()).toArray();
  }

  private static double[] features(TermSpace space, double... terms) {
    double[] features = new double[DESIGN.features()];
    space.expand(terms, 0, 1, features, 1, 0);
    return features;
  }

  @Test
  void secondDifferencesOfSplinesAreTheTermsUpToOneScale() {
    TermSpace space = TermSpace.curved(DESIGN, 1);
    double[] terms = random(space.size(), 3);
    double[] features = features(space, terms);
    for (int s = 0; s < 2; s++) {
      double scale = Double.NaN;
      for (int b = 0; b < space.bends(); b++) {
        int at = DESIGN.firstFeature(s) + b;
        double bend = features[at] - 2 * features[at + 1] + features[at + 2];
        double ratio = bend / terms[space.firstBend(s) + b];
        scale = b == 0 ? ratio : scale;
        assertThat(ratio).isCloseTo(scale, within(1e-8 * Math.abs(scale)));
      }
    }
  }

  @Test
  void curvesOfASmoothInputHaveVarianceOneInTotal() {
    TermSpace space = TermSpace.curved(DESIGN, 3);
    for (int s = 0; s < 2; s++) {
      double total = 0;
      for (int b = 0; b < space.bends(); b++) {
        double[] terms = new double[space.size()];
        terms[space.firstBend(s) + b] = 1;
        double[] features = features(space, terms);
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < DESIGN.rows(); r++) {
          double[] value = new double[1];
          DESIGN.addTo(value, r, features);
          sum += value[0];
          squares += value[0] * value[0];
        }
        total += squares / DESIGN.rows() - Math.pow(sum / DESIGN.rows(), 2);
      }
      assertThat(total).isCloseTo(1, within(1e-9));
    }
  }

  /**
   * A spline on every third knot is one polynomial between these, so its third derivative jumps
   * only there.
   */
  @Test
  void coarseCurvesAreSplinesOnEveryThirdKnot() {
    TermSpace space = TermSpace.curved(DESIGN, 3);
    double[] features = features(space, random(space.size(), 4));
    KnotVector knots = DESIGN.knots(1);
    BSplineBasis basis = BSplineBasis.of(knots, OutsideGrid.LINEAR);
    double[] third = new double[12];
    for (int i = 0; i < 12; i++) {
      double middle = (knots.knot(3 + i) + knots.knot(4 + i)) / 2;
      double[] derivatives = basis.derivatives(middle, 3);
      for (int m = 0; m < derivatives.length; m++) {
        third[i] += derivatives[m] * features[DESIGN.firstFeature(1) + m];
      }
    }
    for (int i = 0; i < 12; i++) {
      double same = third[i / 3 * 3];
      assertThat(third[i]).isCloseTo(same, within(1e-6 * (1 + Math.abs(same))));
    }
    assertThat(third[0]).isNotCloseTo(third[3], within(1e-3));
  }

  @Test
  void contractionIsTheTransposeOfExpansion() {
    for (TermSpace space :
        List.of(
            TermSpace.straight(DESIGN),
            TermSpace.curved(DESIGN, 1),
            TermSpace.curved(DESIGN, 3).without(List.of(1, 2)))) {
      int columns = 2;
      double[] terms = random(3 + space.size() * columns, 5);
      double[] other = random(DESIGN.features() * 4, 6);
      double[] expanded = new double[DESIGN.features() * 4];
      space.expand(terms, 3, columns, expanded, 4, 1);
      double[] contracted = new double[terms.length];
      space.contract(other, 4, 1, contracted, 3, columns);
      double left = 0;
      for (int i = 0; i < other.length; i++) {
        left += other[i] * expanded[i];
      }
      double right = 0;
      for (int i = 3; i < terms.length; i++) {
        right += terms[i] * contracted[i];
      }
      assertThat(left).isCloseTo(right, within(1e-9));
    }
  }

  @Test
  void inputsLeftOutContributeNothing() {
    TermSpace space = TermSpace.curved(DESIGN, 1).without(List.of(2));
    double[] features = features(space, random(space.size(), 7));
    assertThat(features[2]).isZero();
    for (int m = 0; m < DESIGN.splines(); m++) {
      assertThat(features[DESIGN.firstFeature(1) + m]).isZero();
      assertThat(features[DESIGN.firstFeature(0) + m]).isNotZero();
    }
  }
}
