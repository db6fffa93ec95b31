// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import com.google.common.collect.ImmutableList;
import dev.kan.core.SymbolicEdge;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * What the symbolic parts of a layer's edges are worth.
 *
 * @param edges the edges that have one, in an order of the lowering's own
 * @param values (samples, edges)
 */
public record SymbolicValues<T extends TFloating>(List<SymbolicEdge> edges, Operand<T> values) {
  /** Copies the edges. */
  public SymbolicValues {
    edges = ImmutableList.copyOf(edges);
  }
}
