// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.Constant;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.Sum;
import dev.kan.core.expression.Variable;
import dev.kan.tf.Precision;
import dev.kan.tf.runtime.LatinNames;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Computes formulas in ops, element by element. The results can be differentiated at least twice.
 *
 * @param <T> {@code TFloat32} or {@code TFloat64}
 */
public final class ExpressionOps<T extends TFloating> {
  private static final int LARGEST_UNROLLED = 5;

  private final Ops tf;
  private final Precision<T> precision;
  private final Map<String, Operand<T>> variables;
  private final FunctionOps<T> functions;

  private ExpressionOps(
      Ops tf, Precision<T> precision, Map<String, Operand<T>> variables, FunctionOps<T> functions) {
    this.tf = tf;
    this.precision = precision;
    this.variables = variables;
    this.functions = functions;
  }

  /**
   * Adds the ops of an expression.
   *
   * @param tf where to add the ops
   * @param precision the type of the operands
   * @param expression the formula
   * @param variables the operand of each variable, by name, of shapes that broadcast to one another
   * @return the value, of the common shape of the variables in the expression; a scalar if it has
   *     none
   * @throws IllegalArgumentException if a variable has no operand, or if the expression calls a
   *     {@link CustomFunction}, whose Java code TensorFlow cannot run
   */
  public static <T extends TFloating> Operand<T> lower(
      Ops tf, Precision<T> precision, Expression expression, Map<String, Operand<T>> variables) {
    return lower(
        tf, precision, expression, variables, new FunctionOps<>(LatinNames.of(tf), precision));
  }

  static <T extends TFloating> Operand<T> lower(
      Ops tf,
      Precision<T> precision,
      Expression expression,
      Map<String, Operand<T>> variables,
      FunctionOps<T> functions) {
    requireNoJavaCode(expression);
    return new ExpressionOps<>(LatinNames.of(tf), precision, variables, functions).of(expression);
  }

  private Operand<T> of(Expression expression) {
    if (expression instanceof Constant constant) {
      return precision.scalar(tf, constant.value());
    }
    if (expression instanceof Variable variable) {
      Operand<T> operand = variables.get(variable.name());
      checkArgument(
          operand != null,
          "no operand for variable '%s' among %s",
          variable.name(),
          variables.keySet());
      return operand;
    }
    if (expression instanceof Sum sum) {
      return combined(sum, 0, tf.math::add);
    }
    if (expression instanceof Product product) {
      return combined(product, 1, tf.math::mul);
    }
    if (expression instanceof Power power) {
      return power(of(power.base()), power.exponent());
    }
    Call call = (Call) expression;
    return functions.of((StandardFunction) call.function(), of(call.argument()));
  }

  private Operand<T> combined(
      Expression parts, double ofNone, BinaryOperator<Operand<T>> operation) {
    return parts.parts().stream()
        .map(this::of)
        .reduce(operation)
        .orElseGet(() -> precision.scalar(tf, ofNone));
  }

  /** Raises to a power without Sqrt, whose gradient TensorFlow cannot differentiate again. */
  private Operand<T> power(Operand<T> base, double exponent) {
    int whole = (int) exponent;
    if (whole != exponent || Math.abs(whole) > LARGEST_UNROLLED) {
      return tf.math.pow(base, precision.scalar(tf, exponent));
    }
    Operand<T> one = precision.scalar(tf, 1);
    if (whole == 0) {
      return tf.broadcastTo(one, tf.shape(base));
    }
    Operand<T> product = base;
    for (int factors = 1; factors < Math.abs(whole); factors++) {
      product = tf.math.mul(product, base);
    }
    return whole > 0 ? product : tf.math.div(one, product);
  }

  /**
   * Checks that TensorFlow can run an expression.
   *
   * @throws IllegalArgumentException if the expression calls a {@link CustomFunction}
   */
  static void requireNoJavaCode(Expression expression) {
    if (expression instanceof Call call && call.function() instanceof CustomFunction custom) {
      throw new IllegalArgumentException(
          "TensorFlow cannot run the Java code of '%s': give it as an expression"
              .formatted(custom.functionName()));
    }
    expression.parts().forEach(ExpressionOps::requireNoJavaCode);
  }
}
