// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Optional;

/**
 * The curvature of a function along the step of one iteration: the step {@code s} and the change
 * {@code y} of the gradient along it. The curvature {@code s.y} is positive beyond rounding, so
 * that the quasi-Newton matrix stays positive definite. Immutable.
 */
public final class CurvaturePair {
  private final double[] step;
  private final double[] gradientChange;
  private final double curvature;

  private CurvaturePair(double[] step, double[] gradientChange) {
    this.step = step;
    this.gradientChange = gradientChange;
    this.curvature = Vectors.dot(step, gradientChange);
  }

  /**
   * Returns a pair of the given vectors.
   *
   * @param step the change of the variables, (variables); copied
   * @param gradientChange the change of the gradient, (variables); copied
   * @throws IllegalArgumentException if the lengths differ, or the scalar product of the two is not
   *     positive beyond rounding and overflow
   */
  public static CurvaturePair of(double[] step, double[] gradientChange) {
    checkArgument(
        step.length == gradientChange.length,
        "step and gradient change need one length; got %s and %s",
        step.length,
        gradientChange.length);
    CurvaturePair pair = new CurvaturePair(step.clone(), gradientChange.clone());
    checkArgument(
        pair.isPositive(),
        "the curvature along a step must be positive beyond rounding; got %s",
        pair.curvature);
    return pair;
  }

  /** Returns the pair of the step between two points; empty if its curvature is not positive. */
  static Optional<CurvaturePair> between(LineSearchPoint from, LineSearchPoint to) {
    return Optional.of(
            new CurvaturePair(
                Vectors.difference(to.point, from.point),
                Vectors.difference(to.gradient, from.gradient)))
        .filter(CurvaturePair::isPositive);
  }

  private boolean isPositive() {
    double rounding =
        Math.ulp(1.0)
            * Math.sqrt(Vectors.dot(step, step))
            * Math.sqrt(Vectors.dot(gradientChange, gradientChange));
    return curvature > rounding
        && Double.isFinite(1 / curvature)
        && Double.isFinite(inverseCurvature());
  }

  /** Returns a copy of the change of the variables, (variables). */
  public double[] step() {
    return step.clone();
  }

  /** Returns a copy of the change of the gradient, (variables). */
  public double[] gradientChange() {
    return gradientChange.clone();
  }

  /** Returns the number of variables. */
  public int size() {
    return step.length;
  }

  /** Returns {@code s.y / y.y}, which estimates the scale of the inverse Hessian. */
  double inverseCurvature() {
    return curvature / Vectors.dot(gradientChange, gradientChange);
  }

  /** Returns {@code s.vector / s.y}. */
  double alongStep(double[] vector) {
    return Vectors.dot(step, vector) / curvature;
  }

  /** Returns {@code y.vector / s.y}. */
  double alongGradientChange(double[] vector) {
    return Vectors.dot(gradientChange, vector) / curvature;
  }

  /** Adds {@code factor * s} to {@code target}. */
  void addStep(double[] target, double factor) {
    Vectors.add(target, factor, step);
  }

  /** Adds {@code factor * y} to {@code target}. */
  void addGradientChange(double[] target, double factor) {
    Vectors.add(target, factor, gradientChange);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CurvaturePair that
        && Arrays.equals(step, that.step)
        && Arrays.equals(gradientChange, that.gradientChange);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(step) + Arrays.hashCode(gradientChange);
  }

  @Override
  public String toString() {
    return "CurvaturePair[" + size() + " variables, curvature " + curvature + "]";
  }
}
