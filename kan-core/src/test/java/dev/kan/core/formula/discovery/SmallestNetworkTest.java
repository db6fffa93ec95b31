// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.formula.discovery.Trial.Phase;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallestNetworkTest {
  private static final SmallestNetwork SEARCH =
      SmallestNetwork.builder()
          .trainer(LadderTrainer.builder().gridLadder(3, 10).mostStarts(16).build())
          .build();

  private static Dataset data(ToDoubleFunction<double[]> function, int variables) {
    return UniformSampling.of(function, variables).train(400).test(400).seed(1).build();
  }

  private static Kan start(KanSpec spec) {
    return Initialiser.powerLaw().initialise(spec, 1);
  }

  private static KanSpec spec(int... widths) {
    return KanSpec.builder(widths).gridIntervals(3).outside(OutsideGrid.LINEAR).build();
  }

  @Test
  void findsOneHiddenNodeForFunctionOfSum() {
    Dataset data = data(x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]), 2);

    Kan found = SEARCH.find(start(spec(2, 3, 1)), data.train());

    assertThat(found.widths()).containsExactly(2, 1, 1);
    assertThat(Metric.ROOT_MEAN_SQUARED_ERROR.of(found, data.test())).isLessThan(2e-3);
    assertThat(found.layer(0).spec().grid().gridIntervals()).isEqualTo(10);
  }

  @Test
  void keepsTwoHiddenNodesIfOneIsNotEnough() {
    // A product takes both signs, so it is not a function of a sum.
    Dataset data = data(x -> x[0] * x[1], 2);

    Kan found = SEARCH.find(start(spec(2, 3, 1)), data.train());

    assertThat(found.widths()).containsExactly(2, 2, 1);
    assertThat(Metric.ROOT_MEAN_SQUARED_ERROR.of(found, data.test())).isLessThan(1e-3);
  }

  @Test
  void findsProductNodeForProduct() {
    Dataset data = data(x -> x[0] * x[1], 2);
    KanSpec spec =
        KanSpec.builder(2, List.of(NodeLayout.of(2, 2), NodeLayout.sums(1)))
            .gridIntervals(3)
            .outside(OutsideGrid.LINEAR)
            .base(BaseFunction.IDENTITY)
            .build();

    Kan found = SEARCH.find(start(spec), data.train());

    assertThat(found.layer(0).spec().nodes()).isEqualTo(NodeLayout.of(0, 2));
    assertThat(Metric.ROOT_MEAN_SQUARED_ERROR.of(found, data.test())).isLessThan(1e-12);
  }

  @Test
  void removesEdgesOfInputWithoutInfluence() {
    Dataset data = data(x -> Math.sin(2 * x[0]), 2);

    Kan found = SEARCH.find(start(spec(2, 1, 1)), data.train());

    assertThat(found.layer(0).edge(0, 0).present()).isTrue();
    assertThat(found.layer(0).edge(1, 0).present()).isFalse();
  }

  @Test
  void removesNodesDespiteNoise() {
    SeededRandom noise = new SeededRandom(5);
    Dataset data = data(x -> Math.sin(2 * x[0]) + x[1] * x[1] + 0.1 * noise.gaussian(), 2);

    Kan found =
        SmallestNetwork.builder()
            .trainer(LadderTrainer.of(3))
            .build()
            .find(start(spec(2, 3, 1)), data.train());

    assertThat(found.widths()).containsExactly(2, 1);
    assertThat(Metric.ROOT_MEAN_SQUARED_ERROR.of(found, data.test())).isLessThan(0.12);
  }

  @Test
  void ignoresSamplesOfWeightZero() {
    Samples good = data(x -> Math.sin(2 * x[0]) + x[1] * x[1], 2).train();
    double[][] x = new double[good.size() + 1][];
    double[] y = new double[x.length];
    double[] weights = new double[x.length];
    for (int r = 0; r < good.size(); r++) {
      x[r] = good.inputs().row(r);
      y[r] = good.targets().get(r, 0);
      weights[r] = 1;
    }
    x[good.size()] = new double[] {50, -50};
    y[good.size()] = 1e6;
    Samples padded = new Samples(Batch.ofRows(x), Batch.of(1, y)).withWeights(weights);

    Kan found = SEARCH.find(start(spec(2, 1)), padded);

    assertThat(found.layers()).isEqualTo(SEARCH.find(start(spec(2, 1)), good).layers());
    assertThat(Metric.ROOT_MEAN_SQUARED_ERROR.of(found, good)).isLessThan(1e-3);
  }

  @Test
  void removesHiddenLevelThatIsNotNeeded() {
    Dataset data = data(x -> Math.sin(2 * x[0]) + x[1] * x[1], 2);

    Kan found = SEARCH.find(start(spec(2, 2, 2, 1)), data.train());

    assertThat(found.widths()).containsExactly(2, 1);
    assertThat(Metric.ROOT_MEAN_SQUARED_ERROR.of(found, data.test())).isLessThan(1e-3);
  }

  @Test
  void reportsAllTrialsAndEndsWhenCancelled() {
    Dataset data = data(x -> x[0] * x[1], 2);
    List<Trial> trials = new ArrayList<>();

    CancellationToken token = new CancellationToken();
    DiscoveryListener listener =
        new DiscoveryListener() {
          @Override
          public void onTrial(Trial trial) {
            trials.add(trial);
            if (trials.size() == 3) {
              token.cancel();
            }
          }
        };

    Kan found = token.during(() -> SEARCH.find(start(spec(2, 3, 1)), data.train(), listener));

    assertThat(trials)
        .extracting(Trial::phase)
        .containsExactly(Phase.GIVEN, Phase.SHALLOWER, Phase.NARROWER);
    assertThat(trials)
        .extracting(Trial::widths)
        .containsExactly(List.of(2, 3, 1), List.of(2, 1), List.of(2, 1, 1));
    assertThat(trials).extracting(Trial::kept).containsExactly(true, false, false);
    assertThat(trials.get(1).loss()).isGreaterThan(0.01);
    assertThat(found.widths()).containsExactly(2, 3, 1);
  }

  @ParameterizedTest
  @CsvSource({"0.9, 0", "NaN, 0", "Infinity, 0", "1.1, -1", "1.1, NaN", "1.1, Infinity"})
  void rejectsSettingsOutOfRange(double slack, double tolerance) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmallestNetwork(LadderTrainer.of(3), slack, tolerance))
        .withMessageContaining("got");
  }
}
