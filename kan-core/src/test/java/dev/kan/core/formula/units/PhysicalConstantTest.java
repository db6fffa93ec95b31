// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.FittedConstant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws by which some constants follow from others. */
class PhysicalConstantTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "c^2*epsilon_0*mu_0",
        "R/(N_A*k_B)",
        "F/(N_A*`e`)",
        "2*pi*hbar/h",
        "15*h^3*c^2*sigma/(2*pi^5*k_B^4)",
        "2*m_e*mu_B/(`e`*hbar)",
        "8*epsilon_0^2*h^3*c*R_inf/(m_e*`e`^4)",
        "12*u/(0.012/N_A)"
      })
  void valuesAndUnitsSatisfyLaws(String one) {
    Expression law = Expression.parse(one);
    Map<String, Double> values =
        symbols().stream()
            .collect(Collectors.toMap(PhysicalConstant::symbol, PhysicalConstant::value));
    Map<String, Dimension> units =
        symbols().stream()
            .collect(Collectors.toMap(PhysicalConstant::symbol, PhysicalConstant::dimension));
    boolean isOfMass = one.contains("u/");

    assertThat(law.evaluate(values)).isCloseTo(1, within(2e-9));
    units.put("one", isOfMass ? Dimension.parse("kg") : Dimension.NONE);
    assertThat(ConstantNames.of(units, "one").of(law, List.<FittedConstant>of()).faults())
        .isEmpty();
  }

  private static List<PhysicalConstant> symbols() {
    return Arrays.asList(PhysicalConstant.values());
  }
}
