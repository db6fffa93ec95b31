// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

/**
 * The shape of a function that is additive plus hidden nodes, and the order of its parameters in
 * one array: the intercept of each output; the additive terms, (terms, outputs); the terms inside
 * the hidden nodes, (terms, hidden); the outer splines, (hidden, OUTER, outputs). Without hidden
 * nodes it is an additive function.
 *
 * @param additive the space of the additive terms
 * @param inner the space of the terms inside hidden nodes, on the same design
 * @param outputs the number of outputs, at least 1
 * @param hidden the number of hidden nodes, 0 or more
 */
record Shape(TermSpace additive, TermSpace inner, int outputs, int hidden) {
  /** The number of coefficients of an outer spline. */
  static final int OUTER = 10;

  /** Returns the shape of an additive function. */
  static Shape additive(TermSpace space, int outputs) {
    return new Shape(space, space, outputs, 0);
  }

  Design design() {
    return additive.design();
  }

  int firstTerm() {
    return outputs;
  }

  int firstInner() {
    return firstTerm() + additive.size() * outputs;
  }

  int firstOuter() {
    return firstInner() + inner.size() * hidden;
  }

  /** Returns the number of parameters. */
  int size() {
    return firstOuter() + hidden * OUTER * outputs;
  }
}
