// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.attribution.Attribution;
import dev.kan.core.init.Initialiser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NodeOrderTest {
  private static final Kan KAN =
      Initialiser.pykan()
          .initialise(
              KanSpec.builder(3, List.of(NodeLayout.of(3, 2, 2, 3), NodeLayout.sums(1))).build(),
              1);

  @Property(tries = 100, seed = "20261124")
  void keepsTheFunction(@ForAll int seed) {
    Kan kan = RandomKans.of(seed);
    SeededRandom random = new SeededRandom(seed);
    Kan reordered = kan;
    for (int level = 1; level < kan.layers().size(); level++) {
      int sums = kan.layer(level - 1).spec().nodes().sums();
      int products = kan.layer(level - 1).spec().nodes().products();
      List<Integer> order = new ArrayList<>();
      IntStream.of(random.permutation(sums)).forEach(order::add);
      IntStream.of(random.permutation(products)).forEach(p -> order.add(sums + p));
      reordered = NodeOrder.of(reordered, level, order);
    }
    Batch x = RandomKans.samples(20, kan.inputs(), 2);
    assertSameOutputs(reordered, kan, x, 1e-12);
  }

  @Test
  void restoresTheNetworkBySwappingTwice() {
    Kan once = NodeOrder.swap(KAN, 1, 4, 5);
    assertThat(once.layer(0).spec().nodes()).isEqualTo(NodeLayout.of(3, 2, 3, 2));
    assertThat(once.layers()).isNotEqualTo(KAN.layers());
    assertThat(NodeOrder.swap(once, 1, 5, 4).layers()).isEqualTo(KAN.layers());
    assertSameOutputs(once, KAN, RandomKans.samples(20, 3, 1), 1e-14);
  }

  static Stream<Arguments> badInputs() {
    return Stream.of(
        bad(
            "sums, 0 to 2, cannot change places with products; got nodes 0 and 3",
            () -> NodeOrder.swap(KAN, 1, 0, 3)),
        bad("node (6) must be less than size (6)", () -> NodeOrder.swap(KAN, 1, 0, 6)),
        bad("node (-1) must not be negative", () -> NodeOrder.swap(KAN, 1, -1, 0)),
        bad(
            "hidden levels are 1 to 1 in a network of 2 layers; got 0",
            () -> NodeOrder.swap(KAN, 0, 0, 1)),
        bad(
            "hidden levels are 1 to 1 in a network of 2 layers; got 2",
            () -> NodeOrder.swap(KAN, 2, 0, 0)),
        bad(
            "the order needs all 6 nodes of level 1; got [0, 1]",
            () -> NodeOrder.of(KAN, 1, List.of(0, 1))),
        bad(
            "each node can be taken once; got [0, 1, 1, 3, 4, 5]",
            () -> NodeOrder.of(KAN, 1, List.of(0, 1, 1, 3, 4, 5))));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void rejectsInvalidOrders(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class)
        .hasMessage(message);
  }

  @Property(tries = 40, seed = "20261124")
  void arrangesSoThatNoSwapIsShorter(@ForAll int seed) {
    Kan kan = RandomKans.numeric(seed);
    Batch x = RandomKans.samples(30, kan.inputs(), 2);
    Arrangement arranged = Arrangement.of(kan, Attribution.of(kan, x));
    assertThat(arranged.lengthBefore()).isCloseTo(length(kan, x), within(1e-9));
    assertThat(arranged.length()).isCloseTo(length(arranged.kan(), x), within(1e-9));
    assertThat(arranged.length()).isLessThanOrEqualTo(arranged.lengthBefore() + 1e-12);
    assertSameOutputs(arranged.kan(), kan, x, 1e-12);
    for (int level = 1; level < kan.layers().size(); level++) {
      NodeLayout layout = kan.layer(level - 1).spec().nodes();
      for (int a = 0; a < layout.nodes(); a++) {
        for (int b = 0; b < a; b++) {
          if (layout.subnodesOf(a) == layout.subnodesOf(b)) {
            assertThat(length(NodeOrder.swap(arranged.kan(), level, a, b), x))
                .isGreaterThan(arranged.length() - 1e-9);
          }
        }
      }
    }
  }

  @Test
  void uncrossesACrossedNetwork() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(4, 4, 4).build(), 3);
    Kan straight = kan.withLayers(kan.layers().stream().map(NodeOrderTest::diagonal).toList());
    Kan crossed = NodeOrder.of(straight, 1, List.of(2, 0, 3, 1));
    Batch x = RandomKans.samples(50, 4, 2);
    Arrangement arranged = Arrangement.of(crossed, Attribution.of(crossed, x));
    assertThat(arranged.length()).isZero();
    assertThat(arranged.lengthBefore()).isPositive();
    assertThat(arranged.kan().layers()).isEqualTo(straight.layers());
    assertThat(arranged.nodes())
        .containsExactly(List.of(0, 1, 2, 3), List.of(1, 3, 0, 2), List.of(0, 1, 2, 3));
  }

  /**
   * Equal nodes with edges that nearly cancel and so have scores of 1e8. Their positions are
   * equally good up to rounding errors, which must not cause endless swaps.
   */
  @Test
  void keepsEqualNodesInPlace() {
    KanSpec spec = KanSpec.builder(2, 2, 1).base(BaseFunction.IDENTITY).build();
    double[] column = RandomKans.samples(50, 1, 2).toArray();
    Batch x = Batch.ofColumns(column, column);
    KanLayer last =
        KanLayer.neutral(spec.layers().get(1))
            .with(ParameterKind.BASE_SCALE, new double[] {1e6, 1e6});
    for (int i = 0; i < 30; i++) {
      double plus = 1e5 * (1 + i / 7.0);
      double minus = -plus * (1 - 1e-9);
      KanLayer first =
          KanLayer.neutral(spec.layers().get(0))
              .with(ParameterKind.BASE_SCALE, new double[] {plus, plus, minus, minus});
      Kan kan = Kan.of(List.of(first, last));
      Arrangement arranged = Arrangement.of(kan, Attribution.of(kan, x));
      assertThat(arranged.lengthBefore()).isGreaterThan(1e7);
      assertThat(arranged.nodes().get(1)).containsExactly(0, 1);
    }
  }

  @Test
  void rejectsScoresOfAnotherNetwork() {
    Kan other = Initialiser.pykan().initialise(KanSpec.builder(3, 2, 1).build(), 1);
    Attribution scores = Attribution.of(other, RandomKans.samples(5, 3, 1));
    assertThatThrownBy(() -> Arrangement.of(KAN, scores))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer 0 has 30 edges; got scores of 6");
    Kan shallow = Initialiser.pykan().initialise(KanSpec.builder(3, 1).build(), 1);
    assertThatThrownBy(() -> Arrangement.of(shallow, scores))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the network has 1 layers; got scores of 2");
  }

  private static KanLayer diagonal(KanLayer layer) {
    boolean[] mask = new boolean[16];
    for (int i = 0; i < 4; i++) {
      mask[5 * i] = true;
    }
    return layer.withMask(mask);
  }

  /** Returns the length by its definition, with the scores of the network itself. */
  private static double length(Kan kan, Batch x) {
    Attribution attribution = Attribution.of(kan, x);
    double length = 0;
    for (int l = 0; l < kan.layers().size(); l++) {
      double inputs = kan.layer(l).spec().inputs();
      int subnodes = kan.layer(l).spec().subnodes();
      double[] scores = attribution.edgeScores(l);
      for (int e = 0; e < scores.length; e++) {
        int input = e / subnodes;
        int subnode = e % subnodes;
        length += scores[e] * Math.abs((input + 0.5) / inputs - (subnode + 0.5) / subnodes);
      }
    }
    return length;
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return Arguments.of(message, call);
  }

  static void assertSameOutputs(Kan kan, Kan expected, Batch x, double tolerance) {
    double[] wanted = EdgeByEdge.outputs(expected, x);
    double[] outputs = EdgeByEdge.outputs(kan, x);
    assertThat(outputs).hasSameSizeAs(wanted);
    for (int y = 0; y < wanted.length; y++) {
      assertThat(outputs[y])
          .isCloseTo(wanted[y], within(tolerance * Math.max(1, Math.abs(wanted[y]))));
    }
  }
}
