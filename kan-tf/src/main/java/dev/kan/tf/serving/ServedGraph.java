// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.tf.Precision;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;

/**
 * The named inputs and outputs of a graph that a SavedModel serves, all parameters being constants.
 *
 * @param inputs placeholders by the name that clients feed
 * @param outputs results by the name that clients fetch
 */
record ServedGraph(
    ImmutableMap<String, Operand<?>> inputs, ImmutableMap<String, Operand<?>> outputs) {
  /** Makes the graph of a network: {@code x} to {@code y}. */
  static ServedGraph of(Ops tf, Kan kan, Precision<?> precision) {
    InferenceGraph<?> graph = InferenceGraph.of(tf, kan, precision);
    return new ServedGraph(ImmutableMap.of("x", graph.x()), ImmutableMap.of("y", graph.y()));
  }
}
