// SPDX-License-Identifier: Apache-2.0
/**
 * The benchmark of formulas from samples: {@link dev.kan.examples.bench.formulas.FormulasCommand}
 * searches the formula of each {@link dev.kan.examples.bench.formulas.Law} and beside it, in a
 * process of Python, genetic programming.
 */
@org.jspecify.annotations.NullMarked
package dev.kan.examples.bench.formulas;
