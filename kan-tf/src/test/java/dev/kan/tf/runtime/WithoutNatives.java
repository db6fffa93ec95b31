// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.serving.KanPredictor;
import dev.kan.tf.serving.SavedModels;
import dev.kan.tf.train.TensorFlowTrainer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A program that calls each entry point that loads TensorFlow and prints one line with the result
 * of each.
 */
public final class WithoutNatives {
  private WithoutNatives() {}

  /**
   * Runs the program.
   *
   * @param arguments the directory to export to
   */
  public static void main(String[] arguments) {
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(1, 1).build(), 0);
    List<Callable<?>> ways =
        List.of(
            Devices::list,
            () -> new GraphRun(RuntimeOptions.defaults()),
            () -> new GraphRun(RuntimeOptions.builder().device(DeviceChoice.gpu(0)).build()),
            () -> KanPredictor.of(kan),
            () ->
                TensorFlowTrainer.builder()
                    .optimizer(Optimizer.adam(0.1))
                    .build()
                    .train(kan, UniformSampling.of(x -> x[0], 1).train(8).test(8).build()),
            () -> {
              SavedModels.export(kan, Path.of(arguments[0]));
              return kan;
            });
    for (Callable<?> way : ways) {
      try {
        System.out.println("no error: " + way.call());
      } catch (Exception | LinkageError e) {
        System.out.println(e);
      }
    }
  }
}
