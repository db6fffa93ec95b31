// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import dev.kan.core.Kan;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.TfKan;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.family.TFloating;

/**
 * A graph that evaluates a network whose parameters are constants.
 *
 * @param x the placeholder of the inputs, (samples, inputs)
 * @param y the outputs, (samples, outputs)
 */
record InferenceGraph<T extends TFloating>(Operand<T> x, Operand<T> y) {
  static <T extends TFloating> InferenceGraph<T> of(Ops tf, Kan kan, Precision<T> precision) {
    Operand<T> x =
        tf.withName("x")
            .placeholder(
                precision.type(), Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, kan.inputs())));
    TfKan<T> net = TfKan.lowerForInference(tf.withSubScope("kan"), kan, precision.type());
    return new InferenceGraph<>(x, tf.withName("y").identity(net.call(x)));
  }
}
