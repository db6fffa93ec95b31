// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A term in one of the two sums of an {@link Equation}.
 *
 * @param term the term
 * @param side the sum that the term belongs to
 */
record Summand(Term term, Side side) {
  /** The two sums of an equation. */
  enum Side {
    /** The sum p. */
    P,
    /** The sum q, which is multiplied by the transformed target. */
    Q
  }

  /** Returns the terms as summands of p. */
  static ImmutableList<Summand> plain(List<Term> terms) {
    return terms.stream()
        .map(term -> new Summand(term, Side.P))
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the terms as summands of p and of q, in turn. */
  static ImmutableList<Summand> ofBoth(List<Term> terms) {
    return terms.stream()
        .flatMap(
            term ->
                term.isOne()
                    ? Stream.of(new Summand(term, Side.P))
                    : Stream.of(new Summand(term, Side.P), new Summand(term, Side.Q)))
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns a measure of the length of this summand in a formula. */
  double complexity() {
    double degrees = term.exponents().stream().map(Math::abs).sum();
    return 1 + degrees + 2 * term.atom().degree() + (side == Side.Q ? 2 : 0);
  }
}
