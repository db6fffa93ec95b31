// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.expression.CustomFunction;
import java.util.HashMap;
import java.util.Map;

/** The methods with distinct names that a generated method calls for custom functions. */
final class SuppliedMethods {
  private final String caller;
  private final Map<String, CustomFunction> functions = new HashMap<>();

  /**
   * Creates an empty set of methods.
   *
   * @param caller the name of the generated method
   */
  SuppliedMethods(String caller) {
    this.caller = caller;
  }

  /**
   * Returns the name of a function's method, with {@code Prime} for each prime.
   *
   * @throws IllegalArgumentException if the name is not a legal name of a Java method, or is that
   *     of the generated method or of the method of another function
   */
  String nameOf(CustomFunction function) {
    String name = function.functionName().replace("'", "Prime");
    checkArgument(
        JavaNames.isLegal(name),
        "the function %s cannot be called from Java: no method can have the name '%s'",
        function,
        name);
    checkArgument(
        !name.equals(caller),
        "the function %s cannot be called from a method of the name '%s', which would call itself",
        function,
        name);
    CustomFunction other = functions.putIfAbsent(name, function);
    checkArgument(
        other == null || other.equals(function),
        "the functions %s and %s would both be the method '%s'",
        other,
        function,
        name);
    return name;
  }
}
