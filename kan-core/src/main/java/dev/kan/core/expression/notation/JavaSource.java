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

/** Java source that computes an expression. */
public final class JavaSource {
  // of 255 slots a double takes two
  private static final int MOST_PARAMETERS = 127;

  private JavaSource() {}

  /**
   * A public static method of doubles. It gives the numbers of {@link Expression#compile}, bit for
   * bit where {@link Math} does. Parameters have the variables' names with what Java does not allow
   * replaced, {@code petal_length__cm_}, and a number at the end where two would be alike. A user's
   * function is called as a static method of its name, {@code J0Prime} for a derivative {@code
   * J0'}, which is to be supplied.
   *
   * @param name of the method, in ASCII
   * @param expression what it computes
   * @param variables the variables, in the order of the parameters; more than the expression has do
   *     no harm
   * @throws IllegalArgumentException if the name is not one that a Java method can have, a variable
   *     of the expression is missing, one is listed twice, or there are more than 127; if a
   *     function's name is none for a method, or that of this method or of another function's; or
   *     if the code would not fit the 64 kB of a Java method
   */
  public static String method(String name, Expression expression, List<String> variables) {
    checkArgument(JavaNames.isLegal(name), "a Java method cannot have the name '%s'", name);
    checkArgument(
        variables.containsAll(expression.variables()),
        "the variables are %s; the method would have only %s",
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
