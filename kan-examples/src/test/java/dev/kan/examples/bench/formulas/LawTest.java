// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.formulas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.math.Stats;
import dev.kan.core.data.Table;
import dev.kan.core.expression.Expression;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LawTest {
  private static Law law(String name) throws IOException {
    return Law.included().stream().filter(law -> law.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void everyIncludedLawHoldsForItsSamples() throws IOException {
    List<Law> laws = Law.included();
    assertThat(laws).hasSize(40);
    for (Law law : laws) {
      assertThat(law.train().rows()).isEqualTo(512);
      assertThat(law.unexplained(law.formula())).as(law.name()).isLessThan(1e-20);
    }
  }

  @Test
  void addsNoiseOfTheShareThatIsAskedFor() throws IOException {
    Law law = law("II.15.4");
    Table noisy = law.samples(400, 0.1, 3);
    assertThat(noisy.rows()).isEqualTo(400);
    assertThat(noisy).isEqualTo(law.samples(400, 0.1, 3)).isNotEqualTo(law.samples(400, 0.1, 4));
    double[] clean = IntStream.range(0, 400).mapToDouble(law.train().column("y")::number).toArray();
    double[] noise =
        IntStream.range(0, 400).mapToDouble(r -> noisy.column("y").number(r) - clean[r]).toArray();
    double share =
        Stats.of(noise).populationStandardDeviation()
            / Stats.of(clean).populationStandardDeviation();
    assertThat(share).isCloseTo(0.1, within(0.01));
  }

  @Test
  void knowsTheStructureBehindOtherConstants() throws IOException {
    Law law = law("I.14.4");
    assertThat(law.hasStructureOf(Expression.parse("0.47*v1*v2^2 + 0.001"))).isTrue();
    assertThat(law.hasStructureOf(Expression.parse("0.5*v1*v2"))).isFalse();
    assertThat(law.unexplained(Expression.parse("v1*v2^2/2"))).isLessThan(1e-30);
  }
}
