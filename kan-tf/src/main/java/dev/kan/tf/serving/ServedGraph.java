// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.tf.Precision;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;

/**
 * The named inputs and outputs of the graph of a SavedModel.
 *
 * @param inputs the placeholders, by the name that clients use
 * @param signatures the results of each signature, by the name that clients use
 */
record ServedGraph(
    ImmutableMap<String, Operand<?>> inputs,
    ImmutableMap<String, ImmutableMap<String, Operand<?>>> signatures) {
  /** Builds the graph of a network, with input {@code x} and output {@code y}. */
  static ServedGraph of(Ops tf, Kan kan, Precision<?> precision) {
    InferenceGraph<?> graph = InferenceGraph.of(tf, kan, precision);
    return new ServedGraph(
        ImmutableMap.of("x", graph.x()),
        ImmutableMap.of(SavedModels.SIGNATURE, ImmutableMap.of("y", graph.y())));
  }
}
