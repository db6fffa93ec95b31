// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.data.Dataset;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.discovery.Discovery;
import dev.kan.core.formula.discovery.FormulaDiscovery;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.examples.reproduce.Experiment.Outcome;
import java.util.List;
import java.util.Locale;

/** The common steps of the experiments that search for a formula. */
final class Formulas {
  private static final int PRINTED_DIGITS = 5;

  private Formulas() {}

  /** Returns the architecture of an initial network of sum nodes. */
  static KanSpec spec(int... widths) {
    return KanSpec.builder(widths).gridIntervals(3).outside(OutsideGrid.LINEAR).build();
  }

  /**
   * Returns the architecture of an initial network of sum nodes and products of two, with one
   * output that is their sum.
   */
  static KanSpec specWithProducts(int sums, int products) {
    return KanSpec.builder(
            2, List.of(NodeLayout.sums(sums).withProducts(products, 2), NodeLayout.sums(1)))
        .gridIntervals(3)
        .outside(OutsideGrid.LINEAR)
        .build();
  }

  /**
   * Searches for a formula in the training samples, starting with a randomly initialised network.
   */
  static Discovery discover(Dataset data, KanSpec spec, FormulaDiscovery method, int seed) {
    return method.find(Initialiser.powerLaw().initialise(spec, seed), data.train());
  }

  /**
   * Returns the error of the formula that was found, compared with the true values of the test
   * samples.
   */
  static Outcome testError(Discovery found, Dataset data) {
    if (!found.isFormula()) {
      return new Outcome(Double.POSITIVE_INFINITY, "no formula: " + found.edges());
    }
    SymbolicFormula formula = SymbolicFormula.of(found.kan());
    return new Outcome(
        formula.error(data.test()).fromTargets(),
        described(formula, data)
            + String.format(
                Locale.ROOT,
                "; splines %s %.2g",
                found.trained().widths(),
                Metric.ROOT_MEAN_SQUARED_ERROR.of(found.trained(), data.test())));
  }

  /** Returns the polished formula with rounded constants, and its error. */
  static String described(SymbolicFormula formula, Dataset data) {
    SymbolicFormula printed = formula.polished(data.train()).rounded(PRINTED_DIGITS);
    return String.format(
        Locale.ROOT,
        "%s, as printed %.2g",
        Notation.TEXT.of(printed.outputs().get(0)),
        printed.error(data.test()).fromTargets());
  }
}
