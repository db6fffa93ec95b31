// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.FittedConstant;
import dev.kan.core.formula.units.FormulaDimensions.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the units of the constants of a formula and names those that are products of physical
 * constants.
 *
 * <pre>{@code
 * ConstantNames names =
 *     ConstantNames.of(
 *         Map.of("omega", Dimension.parse("Hz"), "k", Dimension.parse("m^-1")), "k");
 * FormulaUnits units =
 *     names.of(
 *         Expression.parse("omega/299792458"), List.of(new FittedConstant(299792458, 0.1)));
 * System.out.println(units.constants().get(0).text()); // 299792000 = c, c the speed of light
 * }</pre>
 *
 * <p>The terms of a sum have the same unit, and arguments of functions such as the exponential have
 * none; a factor carries the unit that its product lacks. Where this leaves a choice, as in {@code
 * a*(1 + b*x)}, simple numbers have no unit.
 *
 * <p>A constant with a unit is named by the simplest product of powers of at most three physical
 * constants, a small fraction and a power of pi that has this unit and lies within 2.5 standard
 * errors; the physical constants may be rounded to 3 digits or more, as tables have them. As for
 * {@link dev.kan.core.formula.polish.ConstantSnap}, no name is given if 0.2 or more products as
 * simple are expected there by accident.
 */
public final class ConstantNames {
  /** The share of its value from which on a constant may be any number. */
  private static final double LARGEST_TOLERANCE = 0.1;

  private final ImmutableMap<String, Dimension> columns;
  private final Optional<Dimension> target;

  /** The names of each unit, which many formulas of the same columns share. */
  private final Map<Dimension, NameSearch> searches = new ConcurrentHashMap<>();

  private ConstantNames(Map<String, Dimension> columns, Optional<Dimension> target) {
    this.columns = ImmutableMap.copyOf(columns);
    this.target = target;
  }

  /**
   * Returns names for formulas of a table.
   *
   * @param units the SI units of the columns, the values of which are in these units; columns
   *     without a unit may have any
   * @param target the column that formulas give
   */
  public static ConstantNames of(Map<String, Dimension> units, String target) {
    return new ConstantNames(units, Optional.ofNullable(units.get(target)));
  }

  /**
   * Returns the units in a formula.
   *
   * @param formula a formula of the target over the columns
   * @param constants the constants of the formula with their standard errors; others are exact
   */
  public FormulaUnits of(Expression formula, List<FittedConstant> constants) {
    FormulaDimensions dimensions = new FormulaDimensions(formula, columns, target);
    Map<Found, ConstantUnit> units = new LinkedHashMap<>();
    for (Found found : dimensions.constants(each -> bits(fitted(each.value(), constants)))) {
      Optional<ConstantName> name =
          found
              .unit()
              .filter(unit -> !unit.equals(Dimension.NONE))
              .flatMap(
                  unit ->
                      searches
                          .computeIfAbsent(unit, NameSearch::new)
                          .name(fitted(found.value(), constants)));
      units.put(found, new ConstantUnit(found.value(), found.unit(), name));
    }
    return new FormulaUnits(List.copyOf(units.values()), dimensions.faults());
  }

  private static FittedConstant fitted(double value, List<FittedConstant> constants) {
    return constants.stream()
        .filter(each -> Math.abs(each.value()) == Math.abs(value))
        .findFirst()
        .map(each -> new FittedConstant(value, each.standardError()))
        .orElseGet(() -> new FittedConstant(value, 0));
  }

  /** Returns the bits of the simplest number near a constant; infinite if there is none. */
  private static double bits(FittedConstant constant) {
    double error = NameSearch.tolerance(constant);
    // a constant that may be any number is taken as it stands
    double tolerance = error < LARGEST_TOLERANCE ? error : 0;
    return Multiple.SIMPLEST_FIRST.stream()
        .filter(each -> Math.abs(Math.abs(constant.value()) / each.value() - 1) <= tolerance)
        .mapToDouble(Multiple::bits)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
