// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.KanSpec;
import dev.kan.core.init.Initialiser;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Column;
import dev.kan.core.model.Distribution;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import dev.kan.core.model.Target;
import dev.kan.core.spline.Interval;
import dev.kan.tf.Precision;
import dev.kan.tf.gpu.HostCopies;
import dev.kan.tf.runtime.GraphRun;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds that only the texts of a served model are computed on the host. */
class HostCopiesOfModelsTest {
  private static final int ROWS = 100;
  private static final Column AREA =
      new NumericColumn(
          new Quantity("area", "m2", 84, 23.7),
          80.5,
          true,
          Optional.of(new Interval(40, 100)),
          Distribution.UNKNOWN);
  private static final Column DISTRICT =
      new CategoryColumn("district", List.of("north", "south"), true);
  private static final Target PRICES =
      new NumericTarget(
          List.of(new Quantity("price", "EUR", 3e5, 1e5), new Quantity("rent", "", 0, 1)));
  private static final Target CLASSES = new ClassTarget("dear", List.of("no", "yes"));

  static List<Precision<?>> precisions() {
    return List.of(Precision.FLOAT32, Precision.FLOAT64);
  }

  private static Set<String> hostOps(Precision<?> precision, Target target, Column... columns) {
    Schema schema = new Schema(List.of(columns), target);
    KanSpec spec = KanSpec.builder(schema.inputs().size(), 3, target.outputs().size()).build();
    KanModel model =
        new KanModel(
            Initialiser.pykan().initialise(spec, 5), schema, target.loss(), Scores.UNKNOWN);
    try (GraphRun run = new GraphRun(RuntimeOptions.defaults())) {
      ModelGraph.of(run.ops(), model, precision);
      return HostCopies.opsOf(run, ROWS);
    }
  }

  @ParameterizedTest
  @MethodSource("precisions")
  void keepsModelsOfNumbersOnTheDevice(Precision<?> precision) {
    assertThat(hostOps(precision, PRICES, AREA)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("precisions")
  void comparesTextsOnTheHost(Precision<?> precision) {
    // no kernel takes a string
    assertThat(hostOps(precision, PRICES, AREA, DISTRICT))
        .containsExactlyInAnyOrder("StringStrip", "Equal");
  }

  @ParameterizedTest
  @MethodSource("precisions")
  void gathersTheTextsOfClassesOnTheHost(Precision<?> precision) {
    assertThat(hostOps(precision, CLASSES, AREA)).containsExactly("GatherV2");
  }
}
