// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.discover;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.kan.core.formula.polish.FittedConstant;
import dev.kan.core.formula.units.ConstantName;
import dev.kan.core.formula.units.ConstantUnit;
import dev.kan.core.formula.units.Dimension;
import dev.kan.core.formula.units.FormulaUnits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fitted constant, as {@code kan discover} writes it as JSON.
 *
 * @param value the value
 * @param standardError its standard error
 * @param unit its unit, if units were given and determine it; null for exponents
 * @param name the name of its size as a product of physical constants, if it has one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"value", "standard_error", "unit", "name"})
record ConstantEntry(
    double value, double standardError, @Nullable String unit, @Nullable String name) {
  static ConstantEntry of(FittedConstant constant, Optional<FormulaUnits> units) {
    Optional<ConstantUnit> known =
        units.stream()
            .flatMap(each -> each.constants().stream())
            .filter(each -> Math.abs(each.value()) == Math.abs(constant.value()))
            .findFirst();
    return new ConstantEntry(
        constant.value(),
        constant.standardError(),
        known.flatMap(ConstantUnit::unit).map(Dimension::toString).orElse(null),
        known.flatMap(ConstantUnit::name).map(ConstantName::text).orElse(null));
  }
}
