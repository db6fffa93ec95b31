// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.LayerSpec;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * The inputs, intermediate results and nodes of a layer in a graph. For each input there are {@code
 * columns} basis functions: {@code G + k} of the spline, followed by the base function unless that
 * is zero.
 *
 * @param spec the layer's specification
 * @param inputs the inputs, (samples, inputs)
 * @param basis the basis functions of every input, (samples, inputs * columns)
 * @param weights their weights with masks and scales multiplied in, (inputs * columns, subnodes)
 * @param coefficients the spline coefficients as trained, (inputs, G + k, subnodes)
 * @param symbolic the symbolic parts of the edges; empty if no edge has one
 * @param edgeSums {@code basis * weights} plus the symbolic parts: for each subnode the sum of its
 *     edges, before the subnode's affine map, (samples, subnodes)
 * @param nodes the nodes, (samples, nodes)
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
  /** Returns the number of basis functions of an input, including the base function. */
  public int columns() {
    return Math.toIntExact(weights.shape().get(0) / spec.inputs());
  }
}
