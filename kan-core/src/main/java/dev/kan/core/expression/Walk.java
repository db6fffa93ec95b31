// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * One walk over an expression, from the root to the leaves and back. A part that occurs many times
 * is visited once, and has one result.
 *
 * @param <T> what the visits give
 */
abstract class Walk<T> {
  private final IdentityHashMap<Expression, T> results = new IdentityHashMap<>();

  /** What comes of an expression; with {@link #of} and {@link #parts} that of its parts. */
  abstract T visit(Expression expression);

  /** The result for an expression. */
  final T of(Expression expression) {
    T known = results.get(expression);
    if (known != null) {
      return known;
    }
    T result = visit(expression);
    results.put(expression, result);
    return result;
  }

  /** The results for the parts. */
  final List<T> parts(Expression expression) {
    // a loop: streams would need several times the stack
    List<T> parts = new ArrayList<>();
    for (Expression part : expression.parts()) {
      parts.add(of(part));
    }
    return parts;
  }
}
