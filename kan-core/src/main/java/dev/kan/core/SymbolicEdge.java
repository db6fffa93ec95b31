// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.expression.library.SymbolicFunction;

/**
 * Where a layer has a symbolic function; its numbers are a row of {@link
 * ParameterKind#SYMBOLIC_AFFINE}.
 *
 * @param input the index of the input that the edge starts from
 * @param subnode the index of the subnode that it ends at
 * @param function the function
 */
public record SymbolicEdge(int input, int subnode, SymbolicFunction function) {
  /**
   * Checks the indices.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public SymbolicEdge {
    checkArgument(
        input >= 0 && subnode >= 0, "edges count from 0; got input %s, subnode %s", input, subnode);
  }
}
