// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import com.google.common.collect.ImmutableList;
import dev.kan.core.SymbolicEdge;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * The values of the symbolic parts of a layer's edges.
 *
 * @param edges the edges with a symbolic part, in an unspecified order
 * @param values the values, (samples, edges), in the same order
 */
public record SymbolicValues<T extends TFloating>(List<SymbolicEdge> edges, Operand<T> values) {
  /** Copies the edges. */
  public SymbolicValues {
    edges = ImmutableList.copyOf(edges);
  }
}
