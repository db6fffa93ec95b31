// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.pde;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.training.lbfgs.DifferentiableFunction;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.TfKan;
import dev.kan.tf.runtime.GraphRun;
import dev.kan.tf.runtime.RuntimeOptions;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat64;

/**
 * The loss of a {@link PdeProblem} as a function of a network's trainable parameters, with its
 * gradient, in float64. The parameters have the order of {@link ParameterVector}. This example
 * solves Laplace's equation:
 *
 * <pre>{@code
 * Residual<TFloat64> laplace =
 *     (tf, points, u) ->
 *         tf.expandDims(tf.sum(u.secondDerivatives(0), tf.constant(1)), tf.constant(1));
 * Batch boundary = samples.inputs();
 * PdeProblem<TFloat64> problem =
 *     new PdeProblem<>(laplace, x, boundary, samples.targets(), 0.01);
 * ParameterVector parameters = ParameterVector.of(kan);
 * try (PdeObjective objective = PdeObjective.of(kan, problem, RuntimeOptions.defaults())) {
 *   LbfgsState best = Lbfgs.defaults().minimize(objective, parameters.values(), 1000);
 *   Kan solution = parameters.with(best.point());
 * }
 * }</pre>
 *
 * <p>An evaluation is one run of a graph. Values that depend on the points only are computed once.
 * The objective owns the graph and its session and must be closed after use.
 */
public final class PdeObjective implements DifferentiableFunction, AutoCloseable {
  private static final Precision<TFloat64> PRECISION = Precision.FLOAT64;

  private final GraphRun run;
  private final int size;
  private final Operand<TFloat64> parameters;
  private final Operand<TFloat64> inside;
  private final Operand<TFloat64> onBoundary;
  private final Operand<TFloat64> loss;
  private final Operand<TFloat64> gradient;
  private final Result bases;

  private PdeObjective(Kan kan, PdeProblem<TFloat64> problem, RuntimeOptions options) {
    size = ParameterVector.of(kan).size();
    run = new GraphRun(options);
    try {
      Ops tf = run.ops();
      parameters = tf.placeholder(TFloat64.class, Placeholder.shape(Shape.of(size)));
      TfKan<TFloat64> net = TfKan.lowerOn(tf, kan, TFloat64.class, parameters);
      Operand<TFloat64> interiorBasis = net.firstBasisDerivatives(points(tf, problem.interior()));
      Operand<TFloat64> boundaryBasis = net.firstBasis(points(tf, problem.boundary()));
      inside = tf.placeholder(TFloat64.class, Placeholder.shape(interiorBasis.shape()));
      onBoundary = tf.placeholder(TFloat64.class, Placeholder.shape(boundaryBasis.shape()));
      loss =
          problem.loss(
              tf, TFloat64.class, net.derivativesOnBasis(inside), net.callOnBasis(onBoundary));
      Output<?>[] to = {parameters.asOutput()};
      gradient = run.graph().addGradients(loss.asOutput(), to)[0].expect(TFloat64.class);
      bases = run.runner().fetch(interiorBasis).fetch(boundaryBasis).run();
    } catch (RuntimeException | Error e) {
      run.close();
      throw e;
    }
  }

  /**
   * Returns the objective of a network.
   *
   * @param kan the network; the values of its trainable parameters are not used
   * @param problem the equation and its boundary values
   * @param options how TensorFlow runs the graph
   * @throws IllegalArgumentException if the network does not fit the problem, if nothing in it is
   *     trainable, or if a symbolic edge's function is Java code
   */
  public static PdeObjective of(Kan kan, PdeProblem<TFloat64> problem, RuntimeOptions options) {
    return new PdeObjective(kan, problem, options);
  }

  /** Returns the number of trainable parameters. */
  public int size() {
    return size;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if {@code point} or {@code gradientOut} has not {@link
   *     #size()} elements
   */
  @Override
  public double evaluate(double[] point, double[] gradientOut) {
    checkArgument(
        point.length == size && gradientOut.length == size,
        "expected %s parameters and a gradient as long; got %s and %s",
        size,
        point.length,
        gradientOut.length);
    try (TFloat64 values = PRECISION.tensor(Shape.of(size), point);
        Result result =
            run.runner()
                .feed(parameters, values)
                .feed(inside, bases.get(0))
                .feed(onBoundary, bases.get(1))
                .fetch(loss)
                .fetch(gradient)
                .run()) {
      double[] slopes = PRECISION.values(result.get(1));
      System.arraycopy(slopes, 0, gradientOut, 0, size);
      return PRECISION.values(result.get(0))[0];
    }
  }

  private static Operand<TFloat64> points(Ops tf, Batch points) {
    return PRECISION.constant(tf, Shape.of(points.rows(), points.columns()), points.toArray());
  }

  @Override
  public void close() {
    bases.close();
    run.close();
  }
}
