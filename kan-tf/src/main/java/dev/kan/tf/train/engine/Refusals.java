// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.tf.optimize.GraphOptimizer;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.runtime.DeviceChoice;
import dev.kan.tf.runtime.RuntimeOptions;
import org.tensorflow.types.TFloat64;

/** Settings that the chosen optimizer cannot honour. */
public final class Refusals {
  private static final String OWN_STEPS = "it finds its own step lengths";
  private static final String PLAIN_JAVA = "it runs in plain Java and double precision";

  private final TrainingSettings settings;
  private final String optimizer;

  private Refusals(TrainingSettings settings, String optimizer) {
    this.settings = settings;
    this.optimizer = optimizer;
  }

  /**
   * Passes if the optimizer can honour all settings.
   *
   * @throws IllegalArgumentException if it cannot; the message names setting and optimizer
   */
  public static void check(TrainingSettings settings) {
    Optimizer chosen = settings.optimizer();
    if (chosen instanceof GraphOptimizer inGraph) {
      boolean follows = inGraph.followsSchedule() || isConstant(settings);
      refuse(follows, inGraph.toString(), "schedule", settings.schedule(), "it keeps its rate");
    } else if (chosen instanceof Optimizer.QuasiNewton) {
      new Refusals(settings, "L-BFGS").checkSecondOrder();
    } else if (chosen instanceof Optimizer.DampedLeastSquares) {
      Refusals refusals = new Refusals(settings, "Levenberg-Marquardt");
      refusals.checkSecondOrder();
      refusals.checkPlainJava();
    }
  }

  private static boolean isConstant(TrainingSettings settings) {
    return settings.schedule().equals(Schedule.constant());
  }

  private void checkSecondOrder() {
    require(
        settings.batchSize() == 0,
        "batchSize",
        settings.batchSize(),
        "it takes all samples at every step");
    require(isConstant(settings), "schedule", settings.schedule(), OWN_STEPS);
    require(!settings.clips(), "clipGradient", settings.clipNorm(), OWN_STEPS);
  }

  private void checkPlainJava() {
    RuntimeOptions runtime = settings.runtime();
    require(
        settings.type().equals(TFloat64.class),
        "precision",
        settings.type().getSimpleName(),
        PLAIN_JAVA);
    require(
        !(runtime.device() instanceof DeviceChoice.Gpu), "device", runtime.device(), PLAIN_JAVA);
    require(
        runtime.compilation() != RuntimeOptions.Compilation.XLA,
        "compilation",
        runtime.compilation(),
        PLAIN_JAVA);
    require(
        runtime.executor() == RuntimeOptions.Executor.CALLER,
        "executor",
        runtime.executor(),
        PLAIN_JAVA);
    require(
        settings.objective().sparsity().isEmpty(),
        "sparsity",
        settings.objective().sparsity().map(Object::toString).orElse("none"),
        "it takes no penalty");
    require(
        settings.objective().loss().hasCurvature(),
        "loss",
        settings.objective().loss(),
        "it needs a loss that has a curvature");
  }

  private void require(boolean honoured, String setting, Object value, String reason) {
    refuse(honoured, optimizer, setting, value, reason);
  }

  private static void refuse(
      boolean honoured, String optimizer, String setting, Object value, String reason) {
    checkArgument(honoured, "%s cannot honour the %s %s: %s", optimizer, setting, value, reason);
  }
}
