// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.LayerSpec;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * A layer in a graph, from its inputs to its nodes. For each input there are {@code columns} basis
 * functions: {@code G + k} of the spline and, unless it is zero, the base function as the last.
 *
 * @param spec the layer's specification
 * @param inputs (samples, inputs)
 * @param basis the basis functions of every input, (samples, inputs * columns)
 * @param weights their weights with masks and scales multiplied in, (inputs * columns, subnodes)
 * @param coefficients the spline coefficients as trained, (inputs, G + k, subnodes)
 * @param symbolic the symbolic parts of the edges, if one has any
 * @param edgeSums {@code basis * weights} and the symbolic parts: at each subnode the sum of the
 *     edges that end there, before the subnode's affine map, (samples, subnodes)
 * @param nodes (samples, nodes)
 */
public record LayerTrace<T extends TFloating>(
    LayerSpec spec,
    Operand<T> inputs,
    Operand<T> basis,
    Operand<T> weights,
    Operand<T> coefficients,
    Optional<SymbolicValues<T>> symbolic,
    Operand<T> edgeSums,
    Operand<T> nodes) {
  /** The number of basis functions of an input, the base function included. */
  public int columns() {
    return Math.toIntExact(weights.shape().get(0) / spec.inputs());
  }
}
