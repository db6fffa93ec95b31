// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Call;
import dev.kan.core.expression.Constant;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.Sum;
import dev.kan.core.expression.Variable;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.units.DimensionEquations.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The units of the constants of a formula, as far as the units of its columns determine them: the
 * terms of a sum have the same unit, arguments of functions have none. Used once.
 */
final class FormulaDimensions {
  private static final int DIGITS = 6;
  private static final int MOST_SHOWN = 60;

  private final Map<String, Dimension> columns;
  private final Map<String, Integer> unknownColumns = new HashMap<>();
  private final List<Constant> constants = new ArrayList<>();
  private final List<Integer> unknownsOfConstants = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final DimensionEquations equations;
  private int unknowns;

  /**
   * Collects the equations of a formula.
   *
   * @param formula the formula
   * @param columns the units of the columns; columns without are unknown
   * @param target the unit of the formula, if it is known
   */
  FormulaDimensions(
      Expression formula, Map<String, Dimension> columns, Optional<Dimension> target) {
    this.columns = columns;
    equations = new DimensionEquations(formula.size());
    Form form = form(formula);
    target.ifPresent(
        unit ->
            require(
                form.times(equations.known(unit), -1),
                () -> "the target has the unit " + unit + ", the formula " + unit(form)));
  }

  /**
   * A constant of the formula.
   *
   * @param value the value
   * @param unit the unit, if it is determined
   */
  record Found(double value, Optional<Dimension> unit) {}

  /** Returns the contradictions, each as a clause. */
  List<String> faults() {
    return ImmutableList.copyOf(faults);
  }

  /**
   * Returns the constants in the order of the formula, without signs and exponents.
   *
   * @param bits the number of bits that it takes to write a constant as a number without unit;
   *     where there is a choice, constants of fewer bits have no unit
   */
  List<Found> constants(ToDoubleFunction<Constant> bits) {
    record Choice(int unknown, double bits) {}
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < constants.size(); i++) {
      choices.add(new Choice(unknownsOfConstants.get(i), bits.applyAsDouble(constants.get(i))));
    }
    choices.stream()
        .filter(choice -> Double.isFinite(choice.bits()))
        .sorted(Comparator.comparingDouble(Choice::bits))
        .forEach(choice -> equations.add(equations.unknown(choice.unknown())));
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < constants.size(); i++) {
      Form form = equations.unknown(unknownsOfConstants.get(i));
      found.add(new Found(constants.get(i).value(), equations.value(form)));
    }
    return found;
  }

  private Form form(Expression part) {
    if (part instanceof Constant constant) {
      constants.add(constant);
      unknownsOfConstants.add(unknowns);
      return equations.unknown(unknowns++);
    }
    if (part instanceof Variable variable) {
      Dimension unit = columns.get(variable.name());
      return unit == null
          ? equations.unknown(unknownColumns.computeIfAbsent(variable.name(), any -> unknowns++))
          : equations.known(unit);
    }
    if (part instanceof Power power) {
      return equations.known(Dimension.NONE).times(form(power.base()), power.exponent());
    }
    if (part instanceof Product product) {
      return product(product);
    }
    return part instanceof Sum sum ? sum(sum) : call((Call) part);
  }

  private Form product(Product product) {
    Form form = equations.known(Dimension.NONE);
    for (Expression factor : product.factors()) {
      boolean isSign = factor instanceof Constant constant && Math.abs(constant.value()) == 1;
      form = isSign ? form : form.times(form(factor), 1);
    }
    return form;
  }

  private Form sum(Sum sum) {
    if (sum.terms().isEmpty()) {
      return equations.known(Dimension.NONE);
    }
    Form first = form(sum.terms().get(0));
    for (Expression term : sum.terms().subList(1, sum.terms().size())) {
      Form form = form(term);
      require(
          first.times(form, -1),
          () -> text(sum) + " adds the units " + unit(first) + " and " + unit(form));
    }
    return first;
  }

  private Form call(Call call) {
    Form argument = form(call.argument());
    if (call.function() == StandardFunction.ABS) {
      return argument;
    }
    if (call.function() != StandardFunction.SIGN) {
      require(
          argument,
          () ->
              "the argument of "
                  + call.function().functionName()
                  + " in "
                  + text(call)
                  + " has the unit "
                  + unit(argument));
    }
    return equations.known(Dimension.NONE);
  }

  private void require(Form withoutUnit, Supplier<String> fault) {
    if (!equations.add(withoutUnit)) {
      faults.add(fault.get());
    }
  }

  private String unit(Form form) {
    return equations.value(form).map(Dimension::toString).orElse("of its constants");
  }

  private static String text(Expression part) {
    String text = Notation.TEXT.of(part.round(DIGITS));
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN - 3) + "...";
  }
}
