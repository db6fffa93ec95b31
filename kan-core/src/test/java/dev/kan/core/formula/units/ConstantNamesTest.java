// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.FittedConstant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantNamesTest {
  private static final Map<String, Dimension> UNITS = new HashMap<>();

  static {
    Map.ofEntries(
            Map.entry("x", "m"),
            Map.entry("r", "m"),
            Map.entry("t", "s"),
            Map.entry("v", "m/s"),
            Map.entry("m", "kg"),
            Map.entry("T", "K"),
            Map.entry("f", "Hz"),
            Map.entry("E", "J"),
            Map.entry("q", "C"),
            Map.entry("n", "1"),
            Map.entry("a", "m/s^2"),
            Map.entry("lambda", "m"),
            Map.entry("B", "T"))
        .forEach((name, unit) -> UNITS.put(name, Dimension.parse(unit)));
  }

  private static FormulaUnits units(String formula, String target) {
    return units(Expression.parse(formula), target, List.of());
  }

  private static FormulaUnits units(
      Expression formula, String target, List<FittedConstant> constants) {
    Map<String, Dimension> units = new HashMap<>(UNITS);
    units.put("y", Dimension.parse(target));
    return ConstantNames.of(units, "y").of(formula, constants);
  }

  @ParameterizedTest
  @CsvSource({
    "m*v/sqrt(1 - v^2*#), kg m/s, 1/299792458^2, 1/c^2",
    "n/(1 - v*#), 1, 1/299792458, 1/c",
    "m*#, J, 299792458^2, c^2",
    "q^2*#/r^2, N, 1/(4*pi*8.8541878128e-12), 1/(4*pi*epsilon_0)",
    "q^2*#/r^2, N, 1/(4*pi*8.854e-12), 1/(4*pi*epsilon_0)",
    "q^2*#/r^2, N, 1/(4*pi*8.85e-12), 1/(4*pi*epsilon_0)",
    "q^2*a^2*#, W, 1/(6*pi*8.8541878128e-12*299792458^3), 1/(6*pi*c^3*epsilon_0)|mu_0/(6*pi*c)",
    "exp(-E*#/T), 1, 1/1.380649e-23, 1/k_B",
    "1/(exp(#*f/T) - 1), 1, 6.62607015e-34/1.380649e-23, h/k_B",
    "#*f, J, 6.62607015e-34, h",
    "#*sqrt(m/r), m/s, sqrt(2*6.6743e-11), sqrt(2*G)",
    "#*r^3/m, s^2, 4*pi^2/6.6743e-11, 4*pi^2/G",
    "#*T^4, W/m^2, 5.670374419e-8, sigma",
    "n*T*#, J, 8.314462618, R",
    "x - #*t^2, m, 9.80665/2, g_n/2",
    "x - #*t^2, m, 9.81/2, g_n/2",
    "T + #, K, 273.15, T_0"
  })
  void namesTheConstantsOfLaws(String law, String target, String value, String name) {
    double exact = Expression.parse(value).evaluate(Map.of());
    String[] names = name.split("\\|");
    for (double error : new double[] {1e-9, 1e-4}) {
      double fitted = exact * (1 + error);
      Expression formula =
          Expression.parse(law.replace("#", "c_1"))
              .substitute(Map.of("c_1", Expression.constant(fitted)))
              .simplify();
      FormulaUnits found =
          units(formula, target, List.of(new FittedConstant(fitted, error * fitted)));

      assertThat(found.faults()).isEmpty();
      assertThat(found.withUnit()).hasSize(1);
      ConstantUnit constant = found.withUnit().get(0);
      assertThat(constant.name()).isPresent();
      assertThat(constant.name().get().text()).isIn((Object[]) names);
    }
  }

  @Test
  void namesBothConstantsOfPlancksLaw() {
    double c = 299792458;
    double h = 6.62607015e-34;
    double k = 1.380649e-23;
    FormulaUnits found =
        units(
            Expression.parse("a_1/(lambda^5*(exp(a_2/(lambda*T)) - 1))")
                .substitute(
                    Map.of(
                        "a_1",
                        Expression.constant(2 * h * c * c),
                        "a_2",
                        Expression.constant(h * c / k))),
            "W/m^3",
            List.of());

    assertThat(found.withUnit().stream().map(each -> each.name().orElseThrow().text()))
        .containsExactly("2*c^2*h", "c*h/k_B");
    assertThat(found.isExplained()).isTrue();
    assertThat(found.withUnit().get(1).text())
        .isEqualTo(
            "0.0143878 = c*h/k_B, c the speed of light, h the Planck constant, k_B the Boltzmann"
                + " constant");
  }

  @ParameterizedTest
  @CsvSource({
    "3.5171*x, m/s, s^-1",
    "2*x + 3.5171*t, m, m s^-1",
    "x*exp(-3.5171*t), m, s^-1",
    "x*cos(3.5171*t + 2), m, s^-1",
    "abs(3.5171*x), s, m^-1 s",
    "x*log(3.5171*t), m, s^-1",
    "x*(1 - 3.5171*v^2), m, m^-2 s^2",
    "x/(2 - 3.5171*v), m, m^-1 s",
    "sqrt(x^2 + 3.5171), m, m^2",
    "3.5171*unknown, m, ?",
    "unknown + x + 3.5171*t, m, m s^-1",
    "3.5171*sqrt(x), m, m^0.5",
    "3.5171 - x, m, m"
  })
  void findsTheUnitThatAConstantCarries(String formula, String target, String unit) {
    FormulaUnits found = units(formula, target);

    assertThat(found.faults()).isEmpty();
    assertThat(found.withUnit()).hasSize(1);
    assertThat(Math.abs(found.withUnit().get(0).value())).isEqualTo(3.5171);
    assertThat(found.withUnit().get(0).unit().map(Dimension::toString))
        .isEqualTo(unit.equals("?") ? Optional.empty() : Optional.of(unit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2*x*(1 + n)", "x*sin(2*n)", "-x", "sqrt(x*r)", "x*v*t/r", "abs(x) + 2.7183*r"})
  void consistentFormulasNeedNoConstantsWithUnits(String formula) {
    FormulaUnits found = units(formula, "m");

    assertThat(found.isExplained()).isTrue();
    assertThat(found.sentence()).isEqualTo("The units fit, and no constant has a unit.");
  }

  @ParameterizedTest
  @CsvSource({
    "x + t, m, x + t adds the units m and s",
    "x*sin(t), m, the argument of sin in sin(t) has the unit s",
    "x^2, m, 'the target has the unit m, the formula m^2'",
    "x*(1 + n + v), m, adds the units 1 and m s^-1",
    "x*exp(x/t), m, has the unit m s^-1"
  })
  void saysWhereUnitsDoNotFit(String formula, String target, String fault) {
    FormulaUnits found = units(formula, target);

    assertThat(found.faults()).singleElement().asString().contains(fault);
    assertThat(found.sentence()).startsWith("The units do not fit: ").contains(fault);
    assertThat(found.isExplained()).isFalse();
  }

  @Test
  void saysWhichConstantsCarryWhichUnit() {
    assertThat(units("2*x + 3.5171*t", "m").sentence())
        .isEqualTo("The units fit if 3.5171 has the unit m s^-1.");
  }

  @Test
  void numbersWithoutUnitHaveNoName() {
    // the Boltzmann constant as a plain number
    assertThat(units("1.380649e-23*x", "m").constants())
        .containsExactly(
            new ConstantUnit(1.380649e-23, Optional.of(Dimension.NONE), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 5, Double.POSITIVE_INFINITY})
  void uncertainConstantsHaveNoName(double relativeError) {
    double c = 299792458;

    assertThat(
            units(
                    Expression.parse("299792458*t"),
                    "m",
                    List.of(new FittedConstant(c, relativeError * c)))
                .constants())
        .singleElement()
        .satisfies(each -> assertThat(each.name()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"m/s", "J s", "J/K", "N m^2/kg^2", "m/F", "s K", "K"})
  void namesNoMoreRandomConstantsThanClaimed(String unit) {
    Random random = new Random(5);
    NameSearch search = new NameSearch(Dimension.parse(unit));
    List<ConstantProduct> products = ConstantProduct.of(Dimension.parse(unit));
    for (double error : new double[] {1e-9, 1e-4, 1e-3, 1e-2}) {
      List<ConstantName> names = new ArrayList<>();
      int constants = 1000;
      for (int i = 0; i < constants; i++) {
        // of a size at which there are names, up to two decades
        double near = products.get(random.nextInt(products.size())).readings().get(0).value();
        double value = near * Math.pow(10, 4 * random.nextDouble() - 2);
        search.name(new FittedConstant(value, error * value)).ifPresent(names::add);
      }

      assertThat(names).allSatisfy(each -> assertThat(each.falseHits()).isLessThan(0.2));
      assertThat(names).hasSizeLessThan(200);
    }
  }
}
