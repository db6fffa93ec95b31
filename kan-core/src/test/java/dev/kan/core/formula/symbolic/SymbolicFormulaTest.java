// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Normalisation;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.compile.ExpressionCompiler;
import dev.kan.core.formula.symbolic.SymbolicFormula.Units;
import dev.kan.core.spline.Interval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SymbolicFormulaTest {
  private static final Kan KAN = TestNetworks.symbolic();
  private static final Batch X = TestNetworks.helloSamples(100, 1).inputs();
  private static final Batch Y = KanEvaluator.of(KAN).evaluate(X);

  @Test
  void computesNetworkWithProductsAndAffineMaps() {
    SymbolicFormula formula = SymbolicFormula.of(KAN);

    assertClose(formula.evaluate(X), Y);
    assertThat(formula.variables()).containsExactly("x1", "x2");
    assertThat(formula.error(new Samples(X, Y)).fromNetwork()).isLessThan(1e-14);
  }

  @Test
  void undoesNormalisationAndUsesGivenNames() {
    Normalisation inputs = new Normalisation(List.of(10.0, -3.0), List.of(2.0, 0.5));
    Normalisation targets = new Normalisation(List.of(100.0, 0.0), List.of(7.0, 1e-3));
    Units units = new Units(Optional.of(inputs), Optional.of(targets));
    SymbolicFormula formula = SymbolicFormula.of(KAN, List.of("width", "petal length"), units);
    Samples inDataUnits = new Samples(inputs.undo(X), targets.undo(Y));

    assertClose(formula.evaluate(inDataUnits.inputs()), inDataUnits.targets());
    assertThat(formula.outputs().get(0).variables()).containsExactly("petal length", "width");
    FormulaError error = formula.error(inDataUnits);
    assertThat(error.fromNetwork()).isLessThan(1e-12);
    assertThat(error.fromTargets()).isLessThan(1e-12);
  }

  @Test
  void errorIncludesRoundingOfConstants() {
    SymbolicFormula rounded = SymbolicFormula.of(KAN).rounded(2);
    Samples samples = new Samples(X, Y);
    double squares = 0;
    for (int r = 0; r < X.rows(); r++) {
      for (int o = 0; o < 2; o++) {
        double value = rounded.outputs().get(o).compile(rounded.variables()).at(X.row(r));
        squares += Math.pow(value - Y.get(r, o), 2);
      }
    }

    assertThat(rounded.error(samples).fromNetwork())
        .isCloseTo(Math.sqrt(squares / (2 * X.rows())), offset(1e-15))
        .isBetween(1e-4, 0.1);
    assertThat(SymbolicFormula.of(KAN).rounded(6).error(samples).fromNetwork()).isLessThan(1e-5);
  }

  @Test
  void leavesOutNegligibleTerms() {
    Kan line =
        EdgeFixing.fixSymbolic(
            EdgeFixing.fixSymbolic(
                Kan.of(List.of(TestNetworks.hello().layer(0))),
                new EdgeIndex(0, 1, 0),
                TestNetworks.curve("x^2", 1, 1e-13, 1, 1e-14)),
            new EdgeIndex(0, 0, 0),
            TestNetworks.curve("sin", 2, 0, 1e-12, 0));

    SymbolicFormula formula = SymbolicFormula.of(line);

    assertThat(formula.withoutNegligibleTerms(X, 1e-9).outputs())
        .containsExactly(Expression.variable("x2").power(2));
    assertThat(formula.withoutNegligibleTerms(X, 0).outputs()).isEqualTo(formula.outputs());
    assertThat(
            formula
                .withoutNegligibleTerms(X, 1e-9)
                .error(new Samples(X, Batch.of(1, X.column(1))))
                .fromNetwork())
        .isLessThan(1e-11);
  }

  @Test
  void polishesEachOutputByItsOwnTarget() {
    Kan rough =
        ExpressionCompiler.builder("a", "b")
            .build()
            .compile(
                Expression.parse("1.0003*sin(3.1411*a) + 0.4996*b^2 + 0.0001"),
                Expression.parse("0.9996*b + 0.0002"));
    SymbolicFormula formula = SymbolicFormula.of(rough, List.of("a", "b"), Units.SAME);
    double[][] targets = new double[X.rows()][];
    for (int r = 0; r < X.rows(); r++) {
      double b = X.get(r, 1);
      targets[r] = new double[] {Math.sin(Math.PI * X.get(r, 0)) + b * b / 2, b};
    }

    SymbolicFormula polished = formula.polished(new Samples(X, Batch.ofRows(targets)));

    assertThat(polished.rounded(5)).hasToString("0.5*b^2 + sin(3.1416*a), b");
    assertThat(polished.error(new Samples(X, Batch.ofRows(targets))).fromTargets())
        .isLessThan(1e-15);
  }

  @Test
  void rejectsNumericEdgeAndNamesIt() {
    assertThatThrownBy(() -> SymbolicFormula.of(TestNetworks.hello()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("layer 0, input 0, subnode 0 is still numeric");
  }

  private static void assertClose(Batch actual, Batch expected) {
    assertThat(actual.toArray()).containsExactly(expected.toArray(), offset(1e-12));
  }

  @Test
  void toStringWritesText() {
    Kan kan = Kan.of(List.of(TestNetworks.splines(1, new Interval(-1, 1), x -> x)));
    Kan square =
        EdgeFixing.fixSymbolic(kan, new EdgeIndex(0, 0, 0), TestNetworks.curve("x^2", 1, 0, 2, 1));

    assertThat(SymbolicFormula.of(square)).hasToString("2*x1^2 + 1");
  }
}
