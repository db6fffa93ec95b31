// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Generates Java source code that computes an expression. */
public final class JavaSource {
  // A Java method has at most 255 slots for parameters, and a double takes two.
  private static final int MOST_PARAMETERS = 127;

  private JavaSource() {}

  /**
   * Returns the source of a public static method that takes and returns {@code double} values. The
   * method computes the same values as {@link Expression#compile}, bit for bit if {@link Math}
   * does.
   *
   * <p>Each parameter is named after its variable. Characters that Java does not allow are
   * replaced, as in {@code petal_length__cm_}, and a number is appended if two names would be
   * equal. A custom function is called as a static method of the same name, its derivative {@code
   * J0'} as {@code J0Prime}; the user supplies these methods.
   *
   * @param name the name of the method, in ASCII
   * @param expression the expression that the method computes
   * @param variables the variables in the order of the parameters; they may include variables that
   *     the expression does not have
   * @throws IllegalArgumentException if the name is not a legal name of a Java method
   * @throws IllegalArgumentException if a variable of the expression is missing, a variable is
   *     listed twice, or there are more than 127 variables
   * @throws IllegalArgumentException if the name of a custom function is not a legal name of a Java
   *     method, or is that of this method or of the method of another function
   * @throws IllegalArgumentException if the code may exceed the 64 kB of a Java method
   */
  public static String method(String name, Expression expression, List<String> variables) {
    checkArgument(JavaNames.isLegal(name), "a Java method cannot have the name '%s'", name);
    checkArgument(
        variables.containsAll(expression.variables()),
        "the expression has the variables %s; the method has parameters only for %s",
        expression.variables(),
        variables);
    checkArgument(
        variables.size() <= MOST_PARAMETERS,
        "a Java method has at most %s parameters of type double; got %s variables",
        MOST_PARAMETERS,
        variables.size());
    JavaNames names = new JavaNames();
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String variable : variables) {
      checkArgument(
          parameters.put(variable, names.next(new Variable(variable).name())) == null,
          "variable '%s' is listed twice",
          variable);
    }
    JavaWriter writer =
        new JavaWriter(ImmutableMap.copyOf(parameters), names, new SuppliedMethods(name));
    String result = writer.write(expression);
    writer.requireSmallCode();
    return parameters.values().stream()
        .map(parameter -> "double " + parameter)
        .collect(
            Collectors.joining(
                ", ",
                "public static double " + name + "(",
                ") {\n" + writer.statements() + "  return " + result + ";\n}\n"));
  }
}
