// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.pde;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.Batch;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.InputDerivatives;
import dev.kan.tf.lowering.TfKan;
import dev.kan.tf.runtime.LatinNames;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * A differential equation with boundary values, as a loss {@code alpha mean(residual^2) + mean((u -
 * values)^2)}. The first mean is over interior points and equations, the second over boundary
 * points and outputs (Liu et al., arXiv 2404.19756, section 3.4). {@link PdeObjective} shows how a
 * network solves it.
 *
 * @param <T> the type of the operands
 * @param residual the residual of the equation
 * @param interior the points at which the equation shall hold, (points, inputs)
 * @param boundary the points at which the values are known, (points, inputs)
 * @param boundaryValues the values at the boundary points, (points, outputs)
 * @param alpha the weight of the equation relative to the boundary, positive; 0.01 in the source
 */
public record PdeProblem<T extends TFloating>(
    Residual<T> residual, Batch interior, Batch boundary, Batch boundaryValues, double alpha) {
  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException if a number is not finite, the interior and the boundary have
   *     different numbers of columns, the boundary has different numbers of points and values, or
   *     alpha is not positive
   */
  public PdeProblem {
    interior.requireFinite("the interior");
    boundary.requireColumns(interior.columns(), "the boundary").requireFinite("the boundary");
    boundaryValues.requireFinite("the boundary values");
    checkArgument(
        boundaryValues.rows() == boundary.rows(),
        "the boundary has %s points but %s values",
        boundary.rows(),
        boundaryValues.rows());
    checkArgument(
        alpha > 0 && Double.isFinite(alpha), "alpha must be positive and finite; got %s", alpha);
  }

  /**
   * Returns the loss of a network.
   *
   * @param tf where to add the ops
   * @param type the type of the operands
   * @param net the network, with one input for each column of the points and one output for each
   *     column of the values
   * @return a scalar that can be differentiated
   * @throws IllegalArgumentException if the number of inputs or outputs is wrong
   */
  public Operand<T> loss(Ops tf, Class<T> type, TfKan<T> net) {
    Ops named = LatinNames.of(tf);
    Operand<T> points = constant(named, type, interior);
    return loss(named, type, net.derivatives(points), net.call(constant(named, type, boundary)));
  }

  /** Returns the loss, given the network's values at the points. */
  Operand<T> loss(Ops tf, Class<T> type, InputDerivatives<T> inside, Operand<T> onBoundary) {
    checkArgument(
        onBoundary.shape().get(1) == boundaryValues.columns(),
        "the network has %s outputs but the boundary values %s columns",
        onBoundary.shape().get(1),
        boundaryValues.columns());
    Operand<T> error = tf.math.sub(onBoundary, constant(tf, type, boundaryValues));
    Operand<T> missed = residual.at(tf, constant(tf, type, interior), inside);
    return tf.math.add(
        tf.math.mul(Precision.of(type).scalar(tf, alpha), meanSquare(tf, missed)),
        meanSquare(tf, error));
  }

  private static <T extends TFloating> Operand<T> meanSquare(Ops tf, Operand<T> x) {
    Operand<T> flat = tf.reshape(x, tf.constant(new int[] {-1}));
    return tf.math.mean(tf.math.mul(flat, flat), tf.constant(0));
  }

  private static <T extends TFloating> Operand<T> constant(Ops tf, Class<T> type, Batch batch) {
    Shape shape = Shape.of(batch.rows(), batch.columns());
    return Precision.of(type).constant(tf, shape, batch.toArray());
  }
}
