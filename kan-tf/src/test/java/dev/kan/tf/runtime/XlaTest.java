// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.TrainingResult;
import dev.kan.tf.train.TensorFlowTrainer;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

class XlaTest {
  private static final RuntimeOptions XLA =
      RuntimeOptions.builder().compilation(RuntimeOptions.Compilation.XLA).build();

  @Test
  void compilesOnlyIfChosen() {
    assertThat(compiledOps(RuntimeOptions.defaults())).isZero();
    assertThat(compiledOps(XLA)).isPositive();
  }

  private static long compiledOps(RuntimeOptions options) {
    RunOptions withGraphs = RunOptions.newBuilder().setOutputPartitionGraphs(true).build();
    try (GraphRun run = new GraphRun(options)) {
      Ops tf = run.ops();
      Operand<TFloat32> y = tf.placeholder(TFloat32.class);
      try (TFloat32 x = TFloat32.scalarOf(0.5f)) {
        var runner = run.session().runner().setOptions(withGraphs).feed(y, x);
        for (int i = 0; i < 10; i++) {
          y = tf.math.sin(tf.math.add(y, tf.constant(1f)));
        }
        try (Result result = runner.fetch(y).runAndFetchMetadata()) {
          return result.getMetadata().orElseThrow().getPartitionGraphsList().stream()
              .map(GraphDef::getNodeList)
              .flatMap(nodes -> nodes.stream())
              .filter(node -> node.getOp().equals("_XlaRun"))
              .count();
        }
      }
    }
  }

  @Test
  void trainsToTheSameLossesWithinRounding() {
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(2, 2, 1).build(), 1);
    Dataset data = UniformSampling.of(x -> x[0] * x[1], 2).train(50).test(20).build();
    TensorFlowTrainer trainer =
        TensorFlowTrainer.builder().precision(TFloat64.class).steps(5).build();
    TrainingResult plain = trainer.train(kan, data);
    TrainingResult compiled = trainer.toBuilder().runtime(XLA).build().train(kan, data);
    assertThat(compiled.history().stepLosses())
        .containsExactly(plain.history().stepLosses(), within(1e-12));
    assertThat(compiled.testLoss()).isCloseTo(plain.testLoss(), within(1e-12));
  }
}
