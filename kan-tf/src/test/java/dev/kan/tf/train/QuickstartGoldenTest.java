// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kan.core.Kan;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.training.TrainingResult;
import dev.kan.golden.GoldenNetworks;
import dev.kan.golden.Goldens;
import dev.kan.tf.optimize.Optimizer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** QKAN's documentation example, step by step, from efficient-kan's own start. */
class QuickstartGoldenTest {
  @ParameterizedTest
  @ValueSource(strings = {"float32", "float64"})
  void everyStepHasTheLossOfEfficientKan(String precision) {
    JsonNode golden = Goldens.read("efficient-kan/quickstart-" + precision + ".json");
    boolean single = precision.equals("float32");
    double tolerance = single ? 1e-4 : 1e-9;
    TrainingResult result =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.adam(golden.get("config").get("lr").doubleValue()))
            .precision(single ? TFloat32.class : TFloat64.class)
            .steps(golden.get("config").get("steps").intValue())
            .build()
            .train(
                network(golden, "initial"),
                Dataset.of(samples(golden, "train_input"), samples(golden, "test_input")));
    double[] expected = Goldens.flat(golden.get("train_loss_per_step"));
    double[] losses = result.history().stepLosses();
    assertThat(losses).hasSameSizeAs(expected);
    for (int step = 0; step < losses.length; step++) {
      assertThat(losses[step])
          .as("step %s", step)
          .isCloseTo(expected[step], within(tolerance * expected[step]));
    }
    double testLoss = golden.get("test_loss").doubleValue();
    assertThat(result.testLoss()).isCloseTo(testLoss, within(tolerance * testLoss));
    assertThat(result.kan().layer(0).values(ParameterKind.COEFFICIENTS))
        .containsExactly(
            network(golden, "final").layer(0).values(ParameterKind.COEFFICIENTS),
            within(single ? 1e-3 : 1e-8));
  }

  private static Kan network(JsonNode golden, String which) {
    ObjectNode layer = golden.get(which).deepCopy();
    layer.set("knots", golden.get("initial").get("knots"));
    return Kan.of(
        List.of(GoldenNetworks.efficientLayer(golden.get("config").get("k").intValue(), layer)));
  }

  /** The targets as the example computes them: in the precision of the inputs. */
  private static Samples samples(JsonNode golden, String inputs) {
    double[] x = Goldens.flat(golden.get(inputs));
    double[] y = Arrays.stream(x).map(v -> Math.sin(20 * v) / v / 20).toArray();
    return new Samples(Batch.of(1, x), Batch.of(1, y));
  }
}
