// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Edge;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.Interval;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Widening, deepening and perturbation. */
class GrowthTest {
  private static final Kan KAN =
      Initialiser.pykan()
          .initialise(
              KanSpec.builder(2, List.of(NodeLayout.of(2, 3), NodeLayout.sums(2))).build(), 1);
  private static final Batch SAMPLES = RandomKans.samples(60, 2, 8);

  @Property(tries = 100, seed = "20261124")
  void keepsTheFunctionBitForBitByWidening(@ForAll int seed) {
    Kan kan = RandomKans.of(seed);
    Batch x = RandomKans.samples(20, kan.inputs(), 2);
    Kan wider = kan;
    for (int level = 1; level < kan.layers().size(); level++) {
      wider = Widening.sums(wider, level, 2, seed);
      wider = Widening.products(wider, level, 1, 3, seed);
      assertThat(wider.widths().get(level)).isEqualTo(kan.widths().get(level) + 3);
    }
    assertThat(EdgeByEdge.outputs(wider, x)).containsExactly(EdgeByEdge.outputs(kan, x));
  }

  @Test
  void addsNodesThatCanBeTrained() {
    Kan wider = Widening.products(Widening.sums(KAN, 1, 1, 5), 1, 1, 2, 6);
    assertThat(wider.layer(0).spec().nodes()).isEqualTo(NodeLayout.of(3, 3, 2));
    assertThat(wider.trainableParameterCount()).isGreaterThan(KAN.trainableParameterCount());
    Batch hidden = KanEvaluator.of(wider).activations(SAMPLES).get(1);
    for (int node : new int[] {2, 4}) {
      assertThat(hidden.column(node)).doesNotHaveDuplicates();
      for (int output = 0; output < 2; output++) {
        Edge edge = wider.layer(1).edge(node, output);
        assertThat(edge.active()).isTrue();
        assertThat(edge.splineScale()).isEqualTo(1);
        assertThat(edge.applyAsDouble(0.3)).isZero();
      }
    }
    assertThat(Widening.sums(KAN, 1, 1, 5)).isEqualTo(Widening.sums(KAN, 1, 1, 5));
    assertThat(Widening.sums(KAN, 1, 1, 5)).isNotEqualTo(Widening.sums(KAN, 1, 1, 6));
  }

  @Property(tries = 100, seed = "20261124")
  void keepsTheFunctionByDeepening(@ForAll int seed) {
    Kan kan = RandomKans.of(seed);
    Batch x = RandomKans.samples(20, kan.inputs(), 2);
    for (int l = 0; l < kan.layers().size(); l++) {
      if (kan.layer(l).spec().grid().order() >= 1) {
        Kan deeper = Deepening.before(kan, l);
        assertThat(deeper.layers()).hasSize(kan.layers().size() + 1);
        NodeOrderTest.assertSameOutputs(deeper, kan, x, 1e-9);
      }
    }
  }

  @Property(tries = 50, seed = "20261124")
  void addsALayerThatReturnsItsInputs(@ForAll int seed) {
    KanLayer any = RandomKans.of(seed).layer(0);
    if (any.spec().grid().order() >= 1) {
      KanLayer identity = Deepening.before(Kan.of(List.of(any)), 0).layer(0);
      for (double x : new double[] {-1e3, -1.3, -0.2, 0, 0.7, 1.9, 1e3}) {
        for (int i = 0; i < identity.spec().inputs(); i++) {
          for (int s = 0; s < identity.spec().subnodes(); s++) {
            assertThat(identity.edge(i, s).active()).isTrue();
            assertThat(identity.edge(i, s).applyAsDouble(x))
                .isCloseTo(i == s ? x : 0, within(1e-13 * (1 + Math.abs(x))));
          }
        }
      }
    }
  }

  @Property(tries = 50, seed = "20261124")
  void addsNoiseWithinItsMagnitude(@ForAll int seed) {
    Kan kan = RandomKans.of(seed);
    Kan noisy = Perturbation.of(kan, 0.2, seed);
    boolean changed = false;
    boolean any = false;
    for (int l = 0; l < kan.layers().size(); l++) {
      KanLayer layer = kan.layer(l);
      for (int e = 0; e < layer.mask().length; e++) {
        Edge before = layer.edge(e / layer.spec().subnodes(), e % layer.spec().subnodes());
        Edge after = noisy.layer(l).edge(before.input(), before.subnode());
        Interval range = before.spline().basis().knots().range();
        double x = range.lower() + 0.7 * range.length();
        double difference = after.applyAsDouble(x) - before.applyAsDouble(x);
        assertThat(Math.abs(difference)).isLessThanOrEqualTo(before.active() ? 0.2 + 1e-12 : 0);
        changed |= difference != 0;
        any |= before.active();
      }
    }
    assertThat(changed).isEqualTo(any);
  }

  @Test
  void addsNoiseThatDependsOnTheSeedAlone() {
    assertThat(Perturbation.of(KAN, 0.1, 3)).isEqualTo(Perturbation.of(KAN, 0.1, 3));
    assertThat(Perturbation.of(KAN, 0.1, 3)).isNotEqualTo(Perturbation.of(KAN, 0.1, 4));
    assertThat(Perturbation.of(KAN, 0, 3).layers()).isEqualTo(KAN.layers());
  }

  @Test
  void recordsStepsInTheHistory() {
    Kan kan = Deepening.before(Perturbation.of(Widening.sums(KAN, 1, 1, 5), 0.1, 3), 1);
    assertThat(kan.provenance().steps().stream().map(step -> step.action()))
        .containsExactly("initialised", "widened", "perturbed", "deepened");
  }

  static Stream<Arguments> badInputs() {
    Kan steps =
        Initialiser.pykan().initialise(KanSpec.builder(2, 2, 1).splineOrder(3, 0).build(), 1);
    return Stream.of(
        bad(
            "hidden levels are 1 to 1 in a network of 2 layers; got 2",
            () -> Widening.sums(KAN, 2, 1, 1)),
        bad("at least 1 node must be added; got 0", () -> Widening.sums(KAN, 1, 0, 1)),
        bad("at least 1 node must be added; got -3", () -> Widening.products(KAN, 1, -3, 2, 1)),
        bad(
            "a product node multiplies at least 2 subnodes; got 1",
            () -> Widening.products(KAN, 1, 1, 1, 1)),
        bad("layer (2) must be less than size (2)", () -> Deepening.before(KAN, 2)),
        bad(
            "splines of order 0 cannot reproduce x; the layer's order is 0",
            () -> Deepening.before(steps, 1)),
        bad(
            "the magnitude must be finite and 0 or more; got -1.0",
            () -> Perturbation.of(KAN, -1, 1)),
        bad(
            "the magnitude must be finite and 0 or more; got NaN",
            () -> Perturbation.of(KAN, Double.NaN, 1)));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void rejectsInvalidArguments(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class)
        .hasMessage(message);
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return Arguments.of(message, call);
  }
}
