// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.gallery;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.discovery.FormulaDiscovery;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.Trainer;
import dev.kan.core.training.ladder.LadderTrainer;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.train.TensorFlowTrainer;
import java.util.Locale;

/** A KAN beside a multilayer perceptron of the same size: same samples, errors, times, formulas. */
public final class KanBesideMlp {
  private static final int SEED = 0;
  private static final int HIDDEN = 37;
  private static final float RATE = 0.01f;
  private static final double NANOS = 1e9;

  private KanBesideMlp() {}

  /**
   * Trains both and prints what they learned.
   *
   * @param args the number of steps of Adam; default: 2000
   */
  public static void main(String[] args) {
    int steps = args.length == 0 ? 2000 : Integer.parseInt(args[0]);
    Dataset data =
        UniformSampling.of(x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]), 2)
            .seed(SEED)
            .build();
    Kan start = Initialiser.powerLaw().initialise(KanSpec.builder(2, 5, 1).build(), SEED);

    System.out.println("learner            parameters  test RMSE  seconds");
    Trainer adam = TensorFlowTrainer.builder().optimizer(Optimizer.adam(RATE)).steps(steps).build();
    print("KAN, Adam", start, adam, data);
    Mlp mlp = Mlp.train(data, HIDDEN, RATE, steps, SEED);
    print("MLP, Adam", mlp.parameterCount(), mlp.rmse(data.test()), mlp.seconds());
    print("KAN, second order", start, LadderTrainer.of(5), data);

    long begin = System.nanoTime();
    Kan found = FormulaDiscovery.defaults().find(start, data.train()).kan();
    SymbolicFormula law = SymbolicFormula.of(found).polished(data.train());
    print(
        "KAN's formula",
        found.trainableParameterCount(),
        law.error(data.test()).fromTargets(),
        since(begin));
    System.out.println("KAN: " + Notation.TEXT.of(law.rounded(5).outputs().get(0)));
    System.out.println("MLP: " + mlp.formula(2));
  }

  private static void print(String learner, Kan start, Trainer trainer, Dataset data) {
    long begin = System.nanoTime();
    Kan kan = trainer.train(start, data.train()).kan();
    double seconds = since(begin);
    double rmse = Metric.ROOT_MEAN_SQUARED_ERROR.of(kan, data.test());
    print(learner, kan.trainableParameterCount(), rmse, seconds);
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / NANOS;
  }

  private static void print(String learner, long parameters, double rmse, double seconds) {
    System.out.printf(Locale.ROOT, "%-18s %10d %10.2g %8.2f%n", learner, parameters, rmse, seconds);
  }
}
