// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.examples.bench.networks.Times;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Comparison COMPARISON =
      new Comparison(
          "[2,5,1]",
          new Times(6, 12.34),
          Map.of(
              NetworkPeer.TORCH, new Times(8, 1),
              NetworkPeer.TORCH_COMPILED, new Times(7.5, 10),
              NetworkPeer.JAX_SPLINE, new Times(12, 9),
              NetworkPeer.JAX_CHEBYSHEV, new Times(1, 8),
              NetworkPeer.JAX_RBF, new Times(4, 20)));

  @Test
  void comparesWithTheFastestPeerOfEachKind() {
    assertThat(COMPARISON.bars())
        .containsExactly(
            new Bar("step", NetworkPeer.TORCH_COMPILED, 0.8, 1),
            new Bar("step", NetworkPeer.JAX_RBF, 1.5, 1.2),
            new Bar("predict", NetworkPeer.JAX_CHEBYSHEV, 12.34 / 8, 1));
    assertThat(COMPARISON.bars()).extracting(Bar::met).containsExactly(true, false, false);
  }

  @Test
  void aBarIsMetByARatioThatEqualsIt() {
    assertThat(new Bar("step", NetworkPeer.JAX_RBF, 1.2, 1.2).met()).isTrue();
    assertThat(new Bar("step", NetworkPeer.JAX_RBF, Math.nextUp(1.2), 1.2).met()).isFalse();
  }

  @Test
  void leavesOutBarsWithoutAPeer() {
    Comparison splines =
        new Comparison("n", new Times(1, 1), Map.of(NetworkPeer.PYKAN, new Times(4, 4)));
    assertThat(splines.bars()).containsExactly(new Bar("step", NetworkPeer.PYKAN, 0.25, 1));
    assertThat(new Comparison("n", new Times(1, 1), Map.of()).bars()).isEmpty();
  }

  @Test
  void showsPeersThatCouldNotBeTimedAsDashes() {
    ComparisonTable table = new ComparisonTable(List.of(NetworkPeer.PYKAN, NetworkPeer.JAX_RBF));
    assertThat(table.headings().strip().split(" {2,}"))
        .containsExactly("step / predict, ms", "kan", "pykan", "jax-rbf");
    assertThat(table.row(2, COMPARISON).strip().split(" {2,}"))
        .containsExactly("2", "[2,5,1]", "6.0 / 12", "-", "4.0 / 20");
  }

  @Test
  void listsEachBar() {
    assertThat(ComparisonTable.bars(List.of(COMPARISON)).lines().map(line -> line.split(" +")))
        .contains(
            new String[] {"[2,5,1]", "step", "0.80", "1.0", "yes", "torch-compiled"},
            new String[] {"[2,5,1]", "step", "1.50", "1.2", "no", "jax-rbf"});
  }

  @Test
  void drawsPeersThatCouldNotBeTimed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ComparisonChart.write(
        List.of(COMPARISON, new Comparison("none", new Times(1, 1), Map.of())), out);
    assertThat(ImageIO.read(new ByteArrayInputStream(out.toByteArray())).getWidth())
        .isEqualTo(1000);
  }
}
