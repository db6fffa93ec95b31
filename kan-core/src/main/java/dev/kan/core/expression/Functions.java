// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The functions that a formula's text may call, by name. */
final class Functions {
  /** The standard functions by name, including synonyms. */
  static final Map<String, StandardFunction> STANDARD = standard();

  static final String SQUARE_ROOT = "sqrt";
  static final String SUM = "sum";
  static final String PRODUCT = "product";

  private static final Set<String> OPERATIONS = Set.of(SQUARE_ROOT, SUM, PRODUCT);
  private static final String DERIVATIVE = "'";

  private final Map<String, CustomFunction> custom;

  private Functions(Map<String, CustomFunction> custom) {
    this.custom = custom;
  }

  /** Returns true if every formula may call a function of this name. */
  static boolean isReserved(String name) {
    return STANDARD.containsKey(name) || OPERATIONS.contains(name);
  }

  static Functions with(CustomFunction... functions) {
    Map<String, CustomFunction> custom = new HashMap<>();
    for (CustomFunction function : functions) {
      checkArgument(
          custom.put(function.functionName(), function) == null,
          "two functions are named %s",
          function);
    }
    return new Functions(custom);
  }

  /** Returns a call of a function; empty if there is no function of that name. */
  Optional<Expression> call(String name, Expression argument) {
    StandardFunction standard = STANDARD.get(name);
    CustomFunction own = custom.get(name);
    if (standard != null) {
      return Optional.of(argument.into(standard));
    }
    if (own != null) {
      return Optional.of(argument.into(own));
    }
    return name.endsWith(DERIVATIVE) ? derivative(name, argument) : Optional.empty();
  }

  /** Returns the derivative of a custom function; its name is that of the function with a prime. */
  private Optional<Expression> derivative(String name, Expression argument) {
    return call(name.substring(0, name.length() - DERIVATIVE.length()), argument)
        .filter(call -> call instanceof Call inner && inner.function() instanceof CustomFunction)
        .map(call -> ((Call) call).function().derivative(argument));
  }

  /** Returns all names, sorted. */
  Set<String> names() {
    return ImmutableSortedSet.<String>naturalOrder()
        .addAll(STANDARD.keySet())
        .addAll(custom.keySet())
        .addAll(OPERATIONS)
        .build();
  }

  private static Map<String, StandardFunction> standard() {
    ImmutableMap.Builder<String, StandardFunction> names = ImmutableMap.builder();
    for (StandardFunction function : StandardFunction.values()) {
      names.put(function.functionName(), function);
    }
    return names
        .put("ln", StandardFunction.LOG)
        .put("asin", StandardFunction.ARCSIN)
        .put("acos", StandardFunction.ARCCOS)
        .put("atan", StandardFunction.ARCTAN)
        .put("atanh", StandardFunction.ARCTANH)
        .put("sgn", StandardFunction.SIGN)
        .buildOrThrow();
  }
}
