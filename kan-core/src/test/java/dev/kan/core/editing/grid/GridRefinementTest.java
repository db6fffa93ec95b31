// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.golden.GoldenNetworks;
import dev.kan.golden.Goldens;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridRefinementTest {
  static Stream<String> networks() {
    return GoldenNetworks.pykan().filter(path -> Goldens.read(path).has("refine"));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void keepsEveryEdgeExactlyOnTwiceTheIntervalsOfPykan(String path) {
    JsonNode golden = Goldens.read(path);
    Kan kan = GoldenNetworks.pykan(golden);
    Kan refined = GridRefinement.refine(kan, golden.get("refine").get("grid").intValue());
    for (int l = 0; l < kan.layers().size(); l++) {
      KanLayer before = kan.layer(l);
      KanLayer after = refined.layer(l);
      JsonNode knots = golden.get("refine").get("layers").get(l).get("knots");
      for (int i = 0; i < before.spec().inputs(); i++) {
        assertThat(after.spec().grid().knots().get(i).toArray())
            .containsExactly(Goldens.flat(knots.get(i)), within(1e-14));
        for (int s = 0; s < before.spec().subnodes(); s++) {
          for (double x = -1; x < 1; x += 1.0 / 64) {
            assertThat(after.edge(i, s).applyAsDouble(x))
                .isCloseTo(before.edge(i, s).applyAsDouble(x), within(1e-14));
          }
        }
      }
    }
  }

  /**
   * pykan fits its refined curves to samples on [-1.4, 1.4]. Its new extension is shorter and
   * cannot follow the old curve beyond 1, and that error extends into the grid and decreases by
   * about a factor of four per knot. In the middle half it is at most 0.0132, on curves of size
   * 0.7. Only the first layer is compared: if hidden samples do not visit the whole grid, pykan's
   * least squares is rank-deficient and off by up to 0.6 on the samples themselves.
   */
  @ParameterizedTest
  @MethodSource("networks")
  void agreesWithPykanInTheMiddleOfTheFirstLayersGrid(String path) {
    JsonNode golden = Goldens.read(path);
    JsonNode refine = golden.get("refine");
    KanLayer ours =
        GridRefinement.refine(GoldenNetworks.pykan(golden), refine.get("grid").intValue()).layer(0);
    KanLayer pykans =
        GoldenNetworks.withSplines(
            ours, golden.get("config").get("k").intValue(), refine.get("layers").get(0));
    for (int i = 0; i < ours.spec().inputs(); i++) {
      for (int s = 0; s < ours.spec().subnodes(); s++) {
        for (double x = -0.5; x <= 0.5; x += 1.0 / 64) {
          assertThat(ours.edge(i, s).spline().applyAsDouble(x))
              .isCloseTo(pykans.edge(i, s).spline().applyAsDouble(x), within(0.0132));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = OutsideGrid.class,
      names = {"CLAMP", "LINEAR"})
  void keepsTheFunctionEverywhereWithClampAndLinear(OutsideGrid outside) {
    Kan kan =
        Initialiser.pykan()
            .initialise(KanSpec.builder(2, 3, 1).gridIntervals(4, 3).outside(outside).build(), 5);
    Kan refined = GridRefinement.refine(kan, 12, 9);
    Batch x = Batch.of(2, IntStream.range(0, 200).mapToDouble(i -> 3 * Math.sin(i)).toArray());
    assertThat(KanEvaluator.of(refined).evaluate(x).toArray())
        .containsExactly(KanEvaluator.of(kan).evaluate(x).toArray(), within(1e-13));
  }

  @ParameterizedTest
  @CsvSource({"1, 7", "2, 7", "3, 7", "3, 2", "5, 9"})
  void keepsStraightLinesOnAnyNumberOfIntervals(int order, int gridIntervals) {
    KnotVector knots = KnotVector.extending(order, -1, -0.7, 0.1, 0.2, 1);
    double[] greville = new double[knots.basisCount()];
    for (int m = 0; m < greville.length; m++) {
      for (int j = 1; j <= order; j++) {
        greville[m] += knots.knot(m + j) / order;
      }
    }
    KanLayer line =
        KanLayer.neutral(LayerSpec.of(new Grid(List.of(knots)), NodeLayout.sums(1)))
            .with(ParameterKind.COEFFICIENTS, greville);
    Kan refined = GridRefinement.refine(Kan.of(List.of(line)), gridIntervals);
    assertThat(refined.layer(0).spec().grid().gridIntervals()).isEqualTo(gridIntervals);
    for (double x = -1; x < 1; x += 1.0 / 16) {
      assertThat(KanEvaluator.of(refined).evaluate(x)[0]).isCloseTo(x, within(1e-12));
    }
  }

  /**
   * A cubic spline differs from its neighbour in steps of the third derivative, so the error is of
   * order h^3.
   */
  @Test
  void convergesWithTheThirdPowerOfTheStepWithoutNesting() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(1, 1).build(), 3);
    double coarse = largestChange(kan, GridRefinement.refine(kan, 13));
    double fine = largestChange(kan, GridRefinement.refine(kan, 104));
    assertThat(coarse).isBetween(1e-5, 1e-2);
    assertThat(fine).isLessThan(coarse / 200);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 8})
  void interpolatesOldGridPointsByIndex(int gridIntervals) {
    double[] old = {0, 1, 3, 7};
    KanLayer layer =
        KanLayer.neutral(
            LayerSpec.of(new Grid(List.of(KnotVector.extending(2, old))), NodeLayout.sums(1)));
    KnotVector knots =
        GridRefinement.refine(Kan.of(List.of(layer)), gridIntervals)
            .layer(0)
            .spec()
            .grid()
            .knots()
            .get(0);
    for (int j = 0; j <= gridIntervals; j++) {
      double index = 3.0 * j / gridIntervals;
      int left = Math.min(2, (int) index);
      assertThat(knots.knot(2 + j))
          .isCloseTo(old[left] + (index - left) * (old[left + 1] - old[left]), within(1e-14));
    }
  }

  @Test
  void keepsEverythingButTheSplines() {
    Kan kan = GoldenNetworks.pykan(Goldens.read("pykan/network-e.json"));
    Kan refined = GridRefinement.refine(kan, 7);
    assertThat(refined.widths()).isEqualTo(kan.widths());
    for (int l = 0; l < kan.layers().size(); l++) {
      KanLayer before = kan.layer(l);
      assertThat(refined.layer(l))
          .isEqualTo(
              before.withSplines(
                  refined.layer(l).spec().grid(),
                  refined.layer(l).values(ParameterKind.COEFFICIENTS)));
    }
    assertThat(refined.provenance().steps().get(0).action()).isEqualTo("grid refined");
  }

  @Test
  void changesNothingForTheSameNumber() {
    Kan kan = GoldenNetworks.pykan(Goldens.read("pykan/network-b.json"));
    assertThat(GridRefinement.refine(kan, 5).layers()).isEqualTo(kan.layers());
  }

  private static double largestChange(Kan before, Kan after) {
    double largest = 0;
    Interval range = before.layer(0).spec().grid().knots().get(0).range();
    for (int i = 0; i < 1000; i++) {
      double x = range.lower() + range.length() * i / 1000;
      double change =
          KanEvaluator.of(after).evaluate(x)[0] - KanEvaluator.of(before).evaluate(x)[0];
      largest = Math.max(largest, Math.abs(change));
    }
    return largest;
  }
}
