// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.golden.GoldenNetworks;
import dev.kan.golden.Goldens;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GridUpdateTest {
  static Stream<String> networks() {
    return GoldenNetworks.pykan();
  }

  /**
   * Each layer is updated separately, on the activations that pykan's updated layers before it
   * give.
   */
  @ParameterizedTest
  @MethodSource("networks")
  void placesTheKnotsOfPykan(String path) {
    JsonNode golden = Goldens.read(path);
    Kan kan = GoldenNetworks.pykan(golden);
    Batch activations = Goldens.batch(golden.get("grid_update").get("x"));
    for (int l = 0; l < kan.layers().size(); l++) {
      JsonNode expected = golden.get("grid_update").get("layers").get(l);
      GridUpdateResult result = GridUpdate.update(Kan.of(List.of(kan.layer(l))), activations);
      assertThat(result.warnings()).isEmpty();
      List<KnotVector> knots = result.kan().layer(0).spec().grid().knots();
      for (int i = 0; i < knots.size(); i++) {
        assertThat(knots.get(i).toArray())
            .containsExactly(Goldens.flat(expected.get("knots").get(i)), within(1e-12));
      }
      activations = evaluate(pykans(golden, kan, l), activations);
    }
  }

  /** With almost no uniform share, the projection is the least-squares fit of pykan. */
  @ParameterizedTest
  @MethodSource("networks")
  void agreesWithThePykanFitOnSamplesAlone(String path) {
    JsonNode golden = Goldens.read(path);
    Kan kan = GoldenNetworks.pykan(golden);
    Batch activations = Goldens.batch(golden.get("grid_update").get("x"));
    for (int l = 0; l < kan.layers().size(); l++) {
      KanLayer pykans = pykans(golden, kan, l);
      List<InputSplines> old = InputSplines.of(kan.layer(l));
      for (int i = 0; i < old.size(); i++) {
        KnotVector knots = pykans.spec().grid().knots().get(i);
        double[] sorted = activations.column(i);
        Arrays.sort(sorted);
        // pykan's first and last knots miss the samples there by a rounding error
        sorted[0] = knots.range().lower();
        sorted[sorted.length - 1] = knots.range().upper();
        double[] fitted =
            SplineProjection.project(
                BSplineBasis.of(old.get(i).knots(), OutsideGrid.ZERO),
                block(kan.layer(l), i),
                kan.layer(l).spec().subnodes(),
                knots,
                FitMeasure.mixed(1e-12, sorted));
        assertThat(fitted).containsExactly(block(pykans, i), within(1e-8));
      }
      activations = evaluate(pykans, activations);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void keepsOutputsAsCloseAsPykan(String path) {
    JsonNode golden = Goldens.read(path);
    JsonNode update = golden.get("grid_update");
    double[] before = Goldens.flat(update.get("y_before"));
    Batch x = Goldens.batch(update.get("x"));
    Kan kan = GridUpdate.update(GoldenNetworks.pykan(golden), x).kan();
    double[] after = KanEvaluator.of(kan).evaluate(x).toArray();
    double[] pykans = Goldens.flat(update.get("y_after"));
    assertThat(rootMeanSquare(after, before)).isLessThan(1.005 * rootMeanSquare(pykans, before));
  }

  @Test
  void hardlyChangesSmoothFineNetworks() {
    Kan kan =
        GridRefinement.refine(
            Initialiser.pykan().initialise(KanSpec.builder(2, 3, 1).build(), 1), 60);
    Batch x = uniform(2, 400, -0.9, 0.9);
    Kan updated = GridUpdate.update(kan, x, RangeKnots.defaults()).kan();
    assertThat(KanEvaluator.of(updated).evaluate(x).toArray())
        .containsExactly(KanEvaluator.of(kan).evaluate(x).toArray(), within(1e-5));
  }

  /** efficient-kan fits the scaled curve and stores it unscaled; here the scales do not matter. */
  @Test
  void appliesScalesOnlyOnce() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 3).build(), 1);
    double[] scales = {3, 0.1, -2, 5, 0, 1};
    Kan scaled = Kan.of(List.of(kan.layer(0).with(ParameterKind.SPLINE_SCALE, scales)));
    Batch x = uniform(2, 100, -0.5, 0.9);
    assertThat(GridUpdate.update(scaled, x).kan().layer(0))
        .isEqualTo(
            GridUpdate.update(kan, x).kan().layer(0).with(ParameterKind.SPLINE_SCALE, scales));
  }

  @Test
  void changesNothingForTheSameSamples() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 1).build(), 1);
    Batch x = uniform(2, 50, -2, 2);
    Kan once = GridUpdate.update(kan, x).kan();
    assertThat(GridUpdate.update(once, x).kan().layers()).isEqualTo(once.layers());
  }

  @Test
  void usesTheActivationsOfUpdatedLayers() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 3, 1).build(), 1);
    Batch x = uniform(2, 100, -3, 3);
    Kan updated = GridUpdate.update(kan, x, new RangeKnots(0.1)).kan();
    Batch hidden = KanEvaluator.of(updated).activations(x).get(1);
    for (int i = 0; i < 3; i++) {
      Interval range = updated.layer(1).spec().grid().knots().get(i).range();
      Interval values = Interval.covering(hidden.column(i)).widen(0.1);
      assertThat(range.lower()).isCloseTo(values.lower(), within(1e-12));
      assertThat(range.upper()).isCloseTo(values.upper(), within(1e-12));
    }
  }

  @Test
  void recordsAStepInTheHistory() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(1, 1).build(), 1);
    assertThat(GridUpdate.update(kan, Batch.of(1, 0.1, 0.7)).kan().provenance().steps().get(1))
        .satisfies(
            step -> {
              assertThat(step.action()).isEqualTo("grid updated");
              assertThat(step.details())
                  .isEqualTo(
                      Map.of(
                          "placement", "AdaptiveKnots[gridEps=0.02, margin=0.0]", "samples", "2"));
            });
  }

  private static KanLayer pykans(JsonNode golden, Kan kan, int layer) {
    return GoldenNetworks.withSplines(
        kan.layer(layer),
        golden.get("config").get("k").intValue(),
        golden.get("grid_update").get("layers").get(layer));
  }

  private static double[] block(KanLayer layer, int input) {
    int size = layer.spec().grid().basisCount() * layer.spec().subnodes();
    return Arrays.copyOfRange(
        layer.values(ParameterKind.COEFFICIENTS), input * size, (input + 1) * size);
  }

  private static Batch evaluate(KanLayer layer, Batch x) {
    return KanEvaluator.of(Kan.of(List.of(layer))).evaluate(x);
  }

  private static Batch uniform(int columns, int rows, double lower, double upper) {
    return UniformSampling.of(x -> 0, columns)
        .range(lower, upper)
        .train(rows)
        .build()
        .train()
        .inputs();
  }

  private static double rootMeanSquare(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum / a.length);
  }
}
