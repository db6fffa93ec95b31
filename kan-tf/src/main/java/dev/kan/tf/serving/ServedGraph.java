// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.tf.Precision;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;

/**
 * The graph of a SavedModel as its clients see it.
 *
 * @param signatures the signatures, by the name that clients use
 */
record ServedGraph(ImmutableMap<String, Signature> signatures) {
  /**
   * What can be computed in one call.
   *
   * @param inputs the placeholders, by the name that clients use
   * @param outputs the results, by the name that clients use
   */
  record Signature(
      ImmutableMap<String, Operand<?>> inputs, ImmutableMap<String, Operand<?>> outputs) {}

  /** Builds the graph of a network, with input {@code x} and output {@code y}. */
  static ServedGraph of(Ops tf, Kan kan, Precision<?> precision) {
    InferenceGraph<?> graph = InferenceGraph.of(tf, kan, precision);
    return new ServedGraph(
        ImmutableMap.of(
            SavedModels.SIGNATURE,
            new Signature(ImmutableMap.of("x", graph.x()), ImmutableMap.of("y", graph.y()))));
  }
}
