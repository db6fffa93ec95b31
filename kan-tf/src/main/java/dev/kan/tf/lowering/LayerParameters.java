// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import com.google.common.collect.Sets;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.tf.Precision;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/** The parameters of one layer in a graph: ops for those that are trained, otherwise constants. */
final class LayerParameters<T extends TFloating> {
  private static final Set<ParameterKind> NUMERIC =
      Sets.immutableEnumSet(
          ParameterKind.COEFFICIENTS, ParameterKind.BASE_SCALE, ParameterKind.SPLINE_SCALE);

  private final Ops tf;
  private final KanLayer layer;
  private final Precision<T> precision;
  private final Map<ParameterKind, Operand<T>> trained = new EnumMap<>(ParameterKind.class);

  LayerParameters(Ops tf, KanLayer layer, Precision<T> precision) {
    this.tf = tf;
    this.layer = layer;
    this.precision = precision;
  }

  /**
   * Sets the op that the parameters of one kind come from. It may have any shape with the right
   * number of elements.
   */
  void train(ParameterKind kind, Operand<T> flat) {
    trained.put(kind, tf.reshape(flat, tf.constant(kind.shape(layer.spec()))));
  }

  /** Returns the parameters of one kind, in the shape of that kind. */
  Operand<T> get(ParameterKind kind) {
    Operand<T> operand = trained.get(kind);
    return operand != null ? operand : constant(kind.shape(layer.spec()), layer.values(kind));
  }

  /** Returns true if a kind has no effect, since it is not trained and has its neutral values. */
  boolean isNeutral(ParameterKind kind) {
    return !trained.containsKey(kind)
        && Arrays.equals(layer.values(kind), kind.neutralValues(layer.spec()));
  }

  /** Returns true if no parameter of the edges' numeric parts is trained. */
  boolean isNumericConstant() {
    return Collections.disjoint(trained.keySet(), NUMERIC);
  }

  private Operand<T> constant(int[] shape, double[] values) {
    return precision.constant(tf, Shape.of(Arrays.stream(shape).asLongStream().toArray()), values);
  }
}
