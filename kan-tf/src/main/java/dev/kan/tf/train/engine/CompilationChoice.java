// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import com.google.common.annotations.VisibleForTesting;
import dev.kan.core.Kan;
import dev.kan.core.LayerSpec;
import dev.kan.core.data.Samples;
import dev.kan.tf.lowering.Contraction;
import dev.kan.tf.optimize.GridSchedule;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.runtime.DeviceChoice;
import dev.kan.tf.runtime.Devices;
import dev.kan.tf.runtime.RuntimeOptions;
import dev.kan.tf.runtime.RuntimeOptions.Compilation;
import java.util.stream.IntStream;

/**
 * The choice whether XLA compiles the steps of a training.
 *
 * <p>XLA fuses the operations on basis functions, which saves time for each input of each layer but
 * the first, whose basis is computed once; but its matrix products are slower than TensorFlow's.
 * Layers that gather their weights gain nothing. The constants are nanoseconds in float32 on two
 * cores, fitted to 24 networks from [1, 1] to [784, 64, 10] with 100 to 10,000 samples; float64 and
 * other machines differ, but both terms together.
 */
final class CompilationChoice {
  /** The time that fusion saves for each input of a later layer and each sample. */
  private static final double SAVED_PER_INPUT = 55;

  /** The time by which a multiplication in a matrix product takes longer. */
  private static final double LOST_PER_PRODUCT = 0.05;

  /** The time by which a call of compiled code takes longer, whatever it does. */
  private static final double LOST_PER_STEP = 5e4;

  /** The time that a compilation takes. */
  private static final double COMPILATION = 5e8;

  private CompilationChoice() {}

  /**
   * Returns settings that say whether XLA compiles, by the expected times if the given settings
   * leave it open.
   *
   * @param kan the network to train
   * @param samples the samples to train on
   */
  static TrainingSettings decided(TrainingSettings settings, Kan kan, Samples samples) {
    RuntimeOptions runtime = settings.runtime();
    if (runtime.compilation() != Compilation.AUTOMATIC) {
      return settings;
    }
    int rows = settings.batchSize() > 0 ? settings.batchSize() : samples.size();
    boolean pays =
        !(settings.optimizer() instanceof Optimizer.DampedLeastSquares)
            && settings.steps() * savedPerStep(kan, Math.min(rows, samples.size()))
                > COMPILATION * graphs(settings)
            && isOnCpu(runtime.device());
    Compilation choice = pays ? Compilation.XLA : Compilation.NONE;
    return settings.with(runtime.toBuilder().compilation(choice).build());
  }

  private static boolean isOnCpu(DeviceChoice device) {
    return !(device instanceof DeviceChoice.Gpu)
        && (device instanceof DeviceChoice.Cpu
            || Devices.list().stream().allMatch(each -> each.type().equals("CPU")));
  }

  /** Returns the number of graphs: each move of the knots makes another one. */
  private static long graphs(TrainingSettings settings) {
    return 1
        + settings.grids().stream().mapToLong(schedule -> moves(schedule, settings.steps())).sum();
  }

  private static long moves(GridSchedule schedule, int steps) {
    return IntStream.rangeClosed(1, steps).filter(schedule::due).count();
  }

  /** Returns the nanoseconds that a step on some rows is expected to take less if compiled. */
  @VisibleForTesting
  static double savedPerStep(Kan kan, int rows) {
    double inputs = 0;
    double products = 0;
    for (int l = 0; l < kan.layers().size(); l++) {
      LayerSpec spec = kan.layer(l).spec();
      boolean gathered = Contraction.forTraining(spec) == Contraction.GATHERED;
      inputs += l == 0 || gathered ? 0 : spec.inputs();
      products += (spec.grid().basisCount() + 1.0) * spec.inputs() * spec.subnodes();
    }
    return rows * (SAVED_PER_INPUT * inputs - LOST_PER_PRODUCT * products) - LOST_PER_STEP;
  }
}
