// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import java.util.Arrays;

/**
 * One target of weighted rows, to be fitted by the terms of a space. Each kind of target says which
 * weighted least squares approximate its loss near given outputs; fitting these again and again is
 * iteratively reweighted least squares (McCullagh and Nelder, Generalized linear models, 1989,
 * section 2.5).
 */
abstract sealed class RidgeProblem {
  private final TermSpace space;
  private final Response response;
  final double[] targets;
  final double[] weights;

  private RidgeProblem(TermSpace space, Response response, double[] targets, double[] weights) {
    this.space = space;
    this.response = response;
    this.targets = targets;
    this.weights = weights;
  }

  /**
   * Returns the problem of one output.
   *
   * @param response what the output stands for; the logit of one of several classes is fitted as
   *     that of a yes-or-no target
   * @param targets one for each row; numbers have a variance of about 1
   * @param weights one for each row, 0 or more, about 1 on average
   */
  static RidgeProblem of(TermSpace space, Response response, double[] targets, double[] weights) {
    return switch (response) {
      case NUMBERS -> new SquaredError(space, targets, weights);
      case BINARY, CLASSES -> new Logistic(space, targets, weights);
    };
  }

  TermSpace space() {
    return space;
  }

  /** Returns the sum of the weights of all rows. */
  double weight() {
    return Arrays.stream(weights).sum();
  }

  /** Returns the loss of the outputs of all rows, weighted and summed. */
  double loss(double[] outputs) {
    double loss = 0;
    double[] output = new double[1];
    double[] residual = new double[1];
    for (int r = 0; r < targets.length; r++) {
      output[0] = outputs[r];
      loss += weights[r] * response.loss(output, targets, r, residual);
    }
    return loss;
  }

  /** Returns the intercept to start from. */
  abstract double firstIntercept();

  /** Returns true if the equations are the same for all outputs, so that one solution is exact. */
  abstract boolean isQuadratic();

  /** Returns the least squares that approximate the loss near the outputs of all rows. */
  abstract NormalEquations near(double[] outputs);

  /**
   * Returns the variance of the noise.
   *
   * @param outputs the outputs of all rows
   * @param freedom the effective number of parameters
   */
  abstract double noise(double[] outputs, double freedom);

  /** Numbers, whose squared error is minimised. */
  private static final class SquaredError extends RidgeProblem {
    private static final double LEAST_FREE_SHARE = 0.05;

    private final NormalEquations equations;

    SquaredError(TermSpace space, double[] targets, double[] weights) {
      super(space, Response.NUMBERS, targets, weights);
      equations = NormalEquations.of(space, weights, targets);
    }

    @Override
    double firstIntercept() {
      return 0;
    }

    @Override
    boolean isQuadratic() {
      return true;
    }

    @Override
    NormalEquations near(double[] outputs) {
      return equations;
    }

    @Override
    double noise(double[] outputs, double freedom) {
      double squares = 0;
      for (int r = 0; r < targets.length; r++) {
        double residual = targets[r] - outputs[r];
        squares += weights[r] * residual * residual;
      }
      double weight = equations.weight();
      return squares / Math.max(weight - freedom, weight * LEAST_FREE_SHARE);
    }
  }

  /** Targets 1 or 0, whose logits minimise the cross-entropy. */
  private static final class Logistic extends RidgeProblem {
    private static final double LEAST_CURVATURE = 1e-5;
    private static final double LEAST_SHARE = 1e-6;

    Logistic(TermSpace space, double[] targets, double[] weights) {
      super(space, Response.BINARY, targets, weights);
    }

    @Override
    double firstIntercept() {
      double ones = 0;
      double all = 0;
      for (int r = 0; r < targets.length; r++) {
        ones += weights[r] * targets[r];
        all += weights[r];
      }
      double share = Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, ones / all));
      return Math.log(share / (1 - share));
    }

    @Override
    boolean isQuadratic() {
      return false;
    }

    @Override
    NormalEquations near(double[] outputs) {
      double[] curvatures = new double[targets.length];
      double[] working = new double[targets.length];
      for (int r = 0; r < targets.length; r++) {
        double share = Response.sigmoid(outputs[r]);
        double curvature = Math.max(share * (1 - share), LEAST_CURVATURE);
        curvatures[r] = weights[r] * curvature;
        working[r] = outputs[r] + (targets[r] - share) / curvature;
      }
      return NormalEquations.of(space(), curvatures, working);
    }

    @Override
    double noise(double[] outputs, double freedom) {
      return 1;
    }
  }
}
