// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.expression.library.SymbolicFunction;

/**
 * The position and the function of a symbolic part in a layer. Its parameters are a row of {@link
 * ParameterKind#SYMBOLIC_AFFINE}.
 *
 * @param input the index of the input that the edge starts from
 * @param subnode the index of the subnode that the edge ends at
 * @param function the function {@code f} in {@code c f(a x + b) + d}
 */
public record SymbolicEdge(int input, int subnode, SymbolicFunction function) {
  /**
   * Checks the indices.
   *
   * @throws IllegalArgumentException if an index is negative
   */
  public SymbolicEdge {
    checkArgument(
        input >= 0 && subnode >= 0, "edges count from 0; got input %s, subnode %s", input, subnode);
  }
}
