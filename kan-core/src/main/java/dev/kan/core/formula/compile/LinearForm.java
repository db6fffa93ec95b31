// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.compile;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The value of one subnode as a sum of edges. There is at most one edge from each value, as two
 * nodes are connected by one edge only.
 *
 * @param links the edges; empty if the value is constant
 * @param constant the constant; 0 if there are edges, the first of which includes it
 */
record LinearForm(List<Link> links, double constant) {
  /** Adds the constant to the first edge, so that it is trainable. */
  LinearForm {
    List<Link> carrying = new ArrayList<>(links);
    if (!carrying.isEmpty()) {
      carrying.set(0, carrying.get(0).plus(constant));
      constant = 0;
    }
    links = ImmutableList.copyOf(carrying);
  }

  /** Returns the form that computes an expression from the values of the layer below. */
  static LinearForm computing(Expression expression) {
    Terms terms = Terms.of(expression);
    Map<Expression, Candidate> bySource = new LinkedHashMap<>();
    terms.terms().forEach(term -> put(new Candidate(term, Link.of(term)), bySource));
    List<Link> links = bySource.values().stream().map(Candidate::link).toList();
    return new LinearForm(links, terms.constant());
  }

  /** Returns the form that passes on an expression from the layer below. */
  static LinearForm carrying(Expression expression) {
    return new LinearForm(ImmutableList.of(Link.identity(expression, 1)), 0);
  }

  private record Candidate(Terms.Term term, Link link) {
    /** Returns the term as an identity edge, so that it is computed one layer further down. */
    Candidate lowered() {
      return new Candidate(term, Link.identity(term.factor(), term.coefficient()));
    }
  }

  /**
   * Adds an edge. If two edges would start from the same value, one of the terms is computed one
   * layer further down instead. That makes its source a larger expression, so the recursion ends.
   */
  private static void put(Candidate candidate, Map<Expression, Candidate> bySource) {
    Expression source = candidate.link().source();
    Candidate other = bySource.get(source);
    if (other == null) {
      bySource.put(source, candidate);
    } else if (candidate.link().isIdentity()) {
      bySource.put(source, candidate);
      put(other.lowered(), bySource);
    } else {
      put(candidate.lowered(), bySource);
    }
  }
}
