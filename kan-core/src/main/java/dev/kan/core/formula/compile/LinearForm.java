// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.compile;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What arrives at one subnode: the edges whose sum it is. There is at most one from each value, as
 * there is only one edge between two nodes.
 *
 * @param links the edges; none for a constant of zero
 * @param constant what is added to them; 0 if there are edges, which then carry it
 */
record LinearForm(List<Link> links, double constant) {
  /** Gives the constant to the first edge, where training reaches it. */
  LinearForm {
    List<Link> carrying = new ArrayList<>(links);
    if (!carrying.isEmpty()) {
      carrying.set(0, carrying.get(0).plus(constant));
      constant = 0;
    }
    links = ImmutableList.copyOf(carrying);
  }

  /** Computes an expression in this layer from what is below. */
  static LinearForm computing(Expression expression) {
    Terms terms = Terms.of(expression);
    Map<Expression, Candidate> bySource = new LinkedHashMap<>();
    terms.terms().forEach(term -> put(new Candidate(term, Link.of(term)), bySource));
    List<Link> links = bySource.values().stream().map(Candidate::link).toList();
    return new LinearForm(links, terms.constant());
  }

  /** Takes an expression over from the layer below. */
  static LinearForm carrying(Expression expression) {
    return new LinearForm(ImmutableList.of(Link.identity(expression, 1)), 0);
  }

  private record Candidate(Terms.Term term, Link link) {
    /** The term computed one layer further down. */
    Candidate lowered() {
      return new Candidate(term, Link.identity(term.factor(), term.coefficient()));
    }
  }

  /**
   * Where two edges would start from the same value, one of the terms is computed one layer further
   * down instead; that makes its source a larger expression, so this comes to an end.
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
