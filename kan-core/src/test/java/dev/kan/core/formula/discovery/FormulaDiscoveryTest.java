// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.formula.compile.ExpressionCompiler;
import dev.kan.core.formula.symbolic.EdgeReport;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.TrainingEstimate;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep;
import dev.kan.core.training.ladder.LadderTrainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class FormulaDiscoveryTest {
  private static final FunctionLibrary LIBRARY = FunctionLibrary.standard();

  private static Dataset data(ToDoubleFunction<double[]> function) {
    return UniformSampling.of(function, 2).range(-0.9, 0.9).train(400).test(400).seed(1).build();
  }

  private static Kan start(int... widths) {
    KanSpec spec = KanSpec.builder(widths).gridIntervals(3).outside(OutsideGrid.LINEAR).build();
    return Initialiser.powerLaw().initialise(spec, 1);
  }

  @Test
  void findsFormulaOfPykansFirstExampleUpToRoundingErrors() {
    Dataset data = data(x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]));

    Discovery found =
        FormulaDiscovery.builder()
            .trainer(LadderTrainer.of(3, 10, 20))
            .build()
            .find(start(2, 2, 1), data.train());

    assertThat(found.isFormula()).isTrue();
    assertThat(found.trained().widths()).containsExactly(2, 1, 1);
    assertThat(found.edges())
        .extracting(edge -> edge.curve().function().name())
        .containsExactly("sin", "x^2", "exp");
    SymbolicFormula formula = SymbolicFormula.of(found.kan());
    assertThat(formula.error(data.test()).fromTargets()).isLessThan(1e-12);
    SymbolicFormula polished = formula.polished(data.train());
    assertThat(polished.rounded(5)).hasToString("exp(x2^2 + sin(3.1416*x1))");
    assertThat(polished.error(data.test()).fromTargets()).isLessThan(1e-14);
  }

  @Test
  void replacesFunctionThatMakesFormulaWorseThanNetwork() {
    // The sum of velocities is tanh(artanh x + artanh y). A penalty on tanh ranks another one
    // first.
    Dataset data = data(x -> (x[0] + x[1]) / (1 + x[0] * x[1]));
    SymbolicFunction tanh = LIBRARY.get("tanh");
    FunctionLibrary biased =
        LIBRARY.select("x", "arctan", "arctanh").with(SymbolicFunction.of("tanh", 30, tanh.body()));

    Discovery found =
        FormulaDiscovery.builder()
            .library(biased)
            .trainer(LadderTrainer.of(3, 10))
            .build()
            .find(start(2, 1, 1), data.train());

    EdgeReport last = found.edges().get(2);
    assertThat(last.curve().function().name()).isEqualTo("tanh");
    assertThat(found.kan().layer(1).symbolic(0, 0).orElseThrow().function().name())
        .isEqualTo("tanh");
    assertThat(Metric.ROOT_MEAN_SQUARED_ERROR.of(found.kan(), data.test())).isLessThan(1e-12);
  }

  @Test
  void keepsEdgesThatNothingFitsNumericAndRefitsTheOthers() {
    Dataset data = data(x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]));

    Discovery found =
        FormulaDiscovery.builder()
            .library(LIBRARY.select("x^2", "exp"))
            .trainer(LadderTrainer.of(3, 10))
            .build()
            .find(start(2, 1, 1), data.train());

    assertThat(found.isFormula()).isFalse();
    assertThat(found.kan().layer(0).edge(0, 0).active()).isTrue();
    assertThat(found.kan().layer(0).edge(1, 0).active()).isFalse();
    assertThat(Metric.ROOT_MEAN_SQUARED_ERROR.of(found.kan(), data.test())).isLessThan(2e-3);
    assertThatIllegalStateException().isThrownBy(() -> SymbolicFormula.of(found.kan()));
  }

  @Test
  void returnsNetworkUnchangedIfNoFunctionFits() {
    Dataset data = data(x -> Math.sin(3 * x[0]) + Math.sin(4 * x[1]));
    Kan trained = LadderTrainer.of(5).train(start(2, 1), data.train()).kan();

    Discovery found =
        FormulaDiscovery.builder()
            .library(LIBRARY.select("exp"))
            .trainer(LadderTrainer.of(5))
            .build()
            .findInTrained(trained, data.train());

    assertThat(found.kan().layers()).isEqualTo(found.trained().layers());
    assertThat(found.edges()).noneMatch(EdgeReport::fixed);
  }

  @Test
  void refitsEdgesThatAreAlreadySymbolic() {
    Dataset data = data(x -> Math.sin(2.1 * x[0]) + 1.1 * x[1] * x[1]);
    Kan rough =
        ExpressionCompiler.builder("x1", "x2")
            .build()
            .compile(Expression.parse("sin(2*x1) + x2^2"));

    Discovery found =
        FormulaDiscovery.builder()
            .trainer(LadderTrainer.of(3))
            .build()
            .findInTrained(rough, data.train());

    assertThat(found.edges()).isEmpty();
    assertThat(SymbolicFormula.of(found.kan()).error(data.test()).fromTargets()).isLessThan(1e-12);
  }

  @Test
  void findsFunctionsEvenIfTheirParametersAreFrozen() {
    Dataset data = data(x -> Math.sin(2 * x[0]) + x[1] * x[1]);
    Kan trained = LadderTrainer.of(3, 10).train(start(2, 1), data.train()).kan();
    KanLayer frozen = trained.layer(0).withFrozen(Set.of(ParameterKind.SYMBOLIC_AFFINE));

    Discovery found =
        FormulaDiscovery.builder()
            .library(LIBRARY.select("sin", "x^2"))
            .trainer(LadderTrainer.of(3))
            .build()
            .findInTrained(trained.withLayers(List.of(frozen)), data.train());

    assertThat(found.isFormula()).isTrue();
    assertThat(Metric.ROOT_MEAN_SQUARED_ERROR.of(found.kan(), data.test())).isLessThan(1e-2);
  }

  @Test
  void refitMinimisesLossOfTheFit() {
    LadderTrainer fit =
        LadderTrainer.builder().gridLadder(3).loss(Loss.BINARY_CROSS_ENTROPY).build();

    assertThat(FormulaDiscovery.builder().trainer(fit).build().refit().loss())
        .isEqualTo(Loss.BINARY_CROSS_ENTROPY);
    assertThat(FormulaDiscovery.defaults().toBuilder().trainer(fit).build().refit().loss())
        .isEqualTo(Loss.BINARY_CROSS_ENTROPY);
  }

  @Test
  void findsLineForEdgeThatWasTrainedSlightlyBent() {
    Dataset data =
        UniformSampling.of(x -> Math.sin(2 * x[0]), 1).range(-0.9, 0.9).train(200).seed(1).build();
    LadderTrainer fit = LadderTrainer.of(3, 10);
    Kan trained = fit.train(start(1, 1, 1), data.train()).kan();

    Discovery found =
        FormulaDiscovery.builder().trainer(fit).build().findInTrained(trained, data.train());

    assertThat(found.edges())
        .extracting(edge -> edge.curve().function().name())
        .containsExactlyInAnyOrder("x", "sin");
    assertThat(Metric.ROOT_MEAN_SQUARED_ERROR.of(found.kan(), data.test())).isLessThan(1e-12);
  }

  @Test
  void returnsSplinesIfEndedBeforeFirstFormula() {
    Dataset data = data(x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]));
    List<Trial> trials = new ArrayList<>();

    Discovery found = cancelledAfter(trial -> true, trials, data);

    assertThat(trials).extracting(Trial::phase).containsExactly(Trial.Phase.GIVEN);
    assertThat(found.isFormula()).isFalse();
    assertThat(found.kan()).isEqualTo(found.trained());
    assertThat(Metric.ROOT_MEAN_SQUARED_ERROR.of(found.kan(), data.test())).isLessThan(1e-3);
  }

  @Test
  void returnsFirstFormulaIfEndedAfterIt() {
    Dataset data = data(x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]));
    List<Trial> trials = new ArrayList<>();

    Discovery found = cancelledAfter(trial -> trial.phase() == Trial.Phase.FORMULA, trials, data);

    assertThat(trials).filteredOn(trial -> trial.phase() == Trial.Phase.FORMULA).hasSize(1);
    assertThat(found.isFormula()).isTrue();
    assertThat(Metric.ROOT_MEAN_SQUARED_ERROR.of(found.kan(), data.test())).isLessThan(1e-9);
  }

  private static Discovery cancelledAfter(Predicate<Trial> last, List<Trial> trials, Dataset data) {
    CancellationToken token = new CancellationToken();
    DiscoveryListener listener =
        new DiscoveryListener() {
          @Override
          public void onTrial(Trial trial) {
            trials.add(trial);
            if (last.test(trial)) {
              token.cancel();
            }
          }
        };
    return token.during(
        () ->
            FormulaDiscovery.builder()
                .trainer(LadderTrainer.of(3, 10))
                .build()
                .find(start(2, 1, 1), data.train(), listener));
  }

  @Test
  void aTokenEndsTheSearchInsideTheFirstTraining() {
    Dataset data = data(x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]));
    CancellationToken token = new CancellationToken();
    List<String> heard = new ArrayList<>();
    DiscoveryListener listener =
        new DiscoveryListener() {
          @Override
          public void onTrial(Trial trial) {
            heard.add(trial.phase().toString());
          }

          @Override
          public void onStart(TrainingEstimate estimate) {
            heard.add("start");
          }

          @Override
          public void onStep(TrainingStep step) {
            heard.add("step");
            token.cancel();
          }

          @Override
          public void onFinish(TrainingResult result) {
            heard.add("finish " + result.stopReason());
          }
        };

    Discovery found =
        token.during(
            () ->
                FormulaDiscovery.builder()
                    .trainer(LadderTrainer.of(3, 10))
                    .build()
                    .find(start(2, 2, 1), data.train(), listener));

    assertThat(heard).containsExactly("start", "step", "finish CANCELLED", "GIVEN");
    assertThat(found.kan().widths()).containsExactly(2, 2, 1);
  }

  @Test
  void aSpentBudgetEndsTheWholeSearch() {
    Dataset data = data(x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]));
    List<Trial> trials = new ArrayList<>();
    DiscoveryListener listener =
        new DiscoveryListener() {
          @Override
          public void onTrial(Trial trial) {
            trials.add(trial);
          }
        };
    LadderTrainer trainer = LadderTrainer.builder().budget(Duration.ofNanos(1)).build();
    FormulaDiscovery discovery = FormulaDiscovery.builder().trainer(trainer).build();

    Discovery found = discovery.find(start(2, 2, 1), data.train(), listener);

    assertThat(trials).extracting(Trial::phase).containsExactly(Trial.Phase.GIVEN);
    assertThat(found.kan().widths()).containsExactly(2, 2, 1);
    assertThat(discovery.findInTrained(start(2, 1), data.train(), listener).edges()).isEmpty();
    assertThat(trials).hasSize(1);
  }
}
