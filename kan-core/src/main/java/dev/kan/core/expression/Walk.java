// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A walk over an expression that computes a result for each part. A part that occurs several times
 * as the same object is visited once.
 *
 * @param <T> the type of the results
 */
abstract class Walk<T> {
  private final IdentityHashMap<Expression, T> results = new IdentityHashMap<>();

  /**
   * Returns the result for an expression. Implementations get the results of its parts by {@link
   * #of} and {@link #parts}.
   */
  abstract T visit(Expression expression);

  /** Returns the result for an expression, which is computed once. */
  final T of(Expression expression) {
    T known = results.get(expression);
    if (known != null) {
      return known;
    }
    T result = visit(expression);
    results.put(expression, result);
    return result;
  }

  /** Returns the results for the parts of an expression. */
  final List<T> parts(Expression expression) {
    // A loop, because streams would need several times the stack.
    List<T> parts = new ArrayList<>();
    for (Expression part : expression.parts()) {
      parts.add(of(part));
    }
    return parts;
  }
}
