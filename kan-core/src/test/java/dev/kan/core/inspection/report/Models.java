// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.formula.symbolic.Suggestions;
import dev.kan.core.init.Initialiser;
import java.util.Arrays;
import java.util.List;

/** Models to report on. */
final class Models {
  static final Suggestions FEW =
      Suggestions.builder().library(FunctionLibrary.standard().select("x", "x^2")).build();

  private Models() {}

  static Kan random(int... widths) {
    return Initialiser.powerLaw().initialise(KanSpec.builder(widths).build(), 1);
  }

  /** 50 samples in [-1, 1], whose targets are all 1. */
  static Samples samples(int inputs, int outputs) {
    SeededRandom random = new SeededRandom(5);
    double[] x = new double[50 * inputs];
    Arrays.setAll(x, i -> random.uniform(-1, 1));
    double[] y = new double[50 * outputs];
    Arrays.fill(y, 1);
    return new Samples(Batch.of(inputs, x), Batch.of(outputs, y));
  }

  /** {@code 3 sin(2 x1) + x2^2 / 3}. */
  static Kan formula() {
    FunctionLibrary library = FunctionLibrary.standard();
    return Kan.of(
        List.of(
            random(2, 1)
                .layer(0)
                .withMask(new boolean[] {false, false})
                .withSymbolic(0, 0, new SymbolicCurve(library.get("sin"), new Affine(2, 0, 3, 0)))
                .withSymbolic(
                    1, 0, new SymbolicCurve(library.get("x^2"), new Affine(1, 0, 1.0 / 3, 0)))));
  }

  /** {@code 10 x1 - 9.9 x2}, whose edges cancel each other where the inputs are equal. */
  static Kan cancelling() {
    FunctionLibrary library = FunctionLibrary.standard();
    return Kan.of(
        List.of(
            random(2, 1)
                .layer(0)
                .withMask(new boolean[] {false, false})
                .withSymbolic(0, 0, new SymbolicCurve(library.get("x"), new Affine(1, 0, 10, 0)))
                .withSymbolic(
                    1, 0, new SymbolicCurve(library.get("x"), new Affine(1, 0, -9.9, 0)))));
  }

  /** 50 samples whose two inputs are equal. */
  static Samples equalInputs() {
    double[] x = new double[100];
    Arrays.setAll(x, i -> (i - i % 2) / 100.0);
    return new Samples(Batch.of(2, x), samples(2, 1).targets());
  }

  static ModelReport.Builder report(int... widths) {
    return ModelReport.builder(random(widths), samples(widths[0], widths[widths.length - 1]))
        .suggestions(FEW)
        .suggestedEdges(1);
  }
}
