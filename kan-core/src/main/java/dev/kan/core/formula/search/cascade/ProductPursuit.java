// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import dev.kan.core.expression.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Sums of one curve for each column and of a few products of columns. Each product is the one that
 * explains most of what is left beside all curves (orthogonal matching pursuit).
 */
final class ProductPursuit {
  /** The share of the target's sum of squares that a sum may leave without noise. */
  static final double CLOSE = 1e-5;

  /** Splines err where the curve is steep, not everywhere alike. */
  static final double ERROR_FACTOR = 10;

  /** Behind noise, the part of its sum of squares that curves take up, with some room. */
  private static final double NOISE_FACTOR = 3;

  private static final int MOST_PRODUCTS = 3;
  private static final double MOST_DEGREE = 4;
  private static final double LEAST_DEGREE = 2;
  private static final long MOST_TERMS = 3000;

  /** Without noise, a product that leaves more than this share of what was left is none. */
  private static final double WORTHWHILE = 0.8;

  private final Problem problem;
  private final SplineSet splines;
  private final TermScreen screen;
  private final double degree;
  private final Effort effort;

  /**
   * Creates a pursuit.
   *
   * @param problem the samples, whose target is not looked at
   * @param splines the splines of its columns
   * @param effort the work that it may do
   */
  ProductPursuit(Problem problem, SplineSet splines, Effort effort) {
    this.problem = problem;
    this.splines = splines;
    this.screen = TermScreen.ofPowers(problem);
    this.degree =
        DoubleStream.iterate(MOST_DEGREE, each -> each > LEAST_DEGREE, each -> each - 1)
            .filter(each -> screen.size(each) <= MOST_TERMS)
            .findFirst()
            .orElse(LEAST_DEGREE);
    this.effort = effort;
  }

  /** Returns the sum of curves alone; none if it does not come close to the target. */
  List<CurveSum> curves(double[] target) {
    Walk walk = new Walk(target);
    return walk.isClose() ? List.of(walk.sum()) : List.of();
  }

  /** Returns the first sum of curves and products that comes close to the target, if any. */
  List<CurveSum> curvesAndProducts(double[] target) {
    Walk walk = new Walk(target);
    while (!walk.isClose()) {
      double before = walk.left;
      if (!walk.extend() || walk.left > WORTHWHILE * before) {
        return List.of();
      }
    }
    return List.of(walk.sum());
  }

  /**
   * Returns sums behind noise, with more and more products as long as the extended Bayesian
   * information criterion speaks for them (Chen and Chen, 2008).
   *
   * @param target the target
   * @param noise the sum of squares of the noise of the target
   * @return the sums that do not leave more than the noise, the simplest first
   */
  List<CurveSum> behindNoise(double[] target, double noise) {
    double most = noise * (1 - (double) splines.size() / target.length);
    List<CurveSum> sums = new ArrayList<>();
    Walk walk = new Walk(target);
    double least = Double.POSITIVE_INFINITY;
    do {
      double criterion = walk.criterion();
      if (!(criterion < least)) {
        break;
      }
      least = criterion;
      if (walk.left < most) {
        sums.add(walk.noisySum());
      }
    } while (walk.extend());
    return sums;
  }

  /** The sums for one target, with more and more products. */
  private final class Walk {
    private final double[] target;
    private final List<ScreenedTerm> terms = new ArrayList<>();
    private final List<double[]> basis = new ArrayList<>(splines.fit().orthonormal());
    // the target without its part along the basis
    private final double[] rest;
    private double left;

    Walk(double[] target) {
      this.target = target;
      rest = target.clone();
      splines.fit().solve(rest);
      left = LeastSquares.dot(rest, rest);
    }

    boolean isClose() {
      return left < CLOSE * CurveSum.variance(target);
    }

    /** Adds the best product; returns false if there is none. */
    boolean extend() {
      if (terms.size() == MOST_PRODUCTS
          || !effort.spend(screen.size(degree) * rest.length * (basis.size() + 2L))) {
        return false;
      }
      List<ScreenedTerm> best = screen.best(basis, rest, 1, degree);
      if (best.isEmpty()) {
        return false;
      }
      double[] direction = best.get(0).values(problem);
      basis.forEach(each -> takeOut(each, direction));
      double length = LeastSquares.length(direction);
      Arrays.setAll(direction, row -> direction[row] / length);
      takeOut(direction, rest);
      left = LeastSquares.dot(rest, rest);
      basis.add(direction);
      terms.add(best.get(0));
      return true;
    }

    private static void takeOut(double[] direction, double[] values) {
      double share = LeastSquares.dot(direction, values);
      Arrays.setAll(values, row -> values[row] - share * direction[row]);
    }

    double criterion() {
      double choices = Math.log((double) screen.size(degree));
      return rest.length * Math.log(left) + terms.size() * (Math.log(rest.length) + 2 * choices);
    }

    CurveSum sum() {
      return sum(Collections.nCopies(splines.columns().size(), ERROR_FACTOR * left));
    }

    CurveSum noisySum() {
      double noise = left / (rest.length - basis.size());
      return sum(
          splines.columns().stream().map(each -> NOISE_FACTOR * noise * each.size()).toList());
    }

    private CurveSum sum(List<Double> errors) {
      List<double[]> all = new ArrayList<>();
      terms.forEach(term -> all.add(term.values(problem)));
      splines.columns().forEach(all::addAll);
      double[] coefficients = LeastSquares.of(all).solve(target.clone());
      List<Expression> products = new ArrayList<>();
      for (int i = 0; i < terms.size(); i++) {
        products.add(terms.get(i).times(coefficients[i], problem));
      }
      double[] ofSplines = Arrays.copyOfRange(coefficients, terms.size(), coefficients.length);
      List<double[]> curves = splines.curves(ofSplines);
      if (!products.isEmpty() || problem.noise() > 0) {
        levelErrors(curves, errors);
      }
      return new CurveSum(curves, products, errors);
    }

    /** Makes curves that are no larger than their errors 0; the largest gets their means. */
    private static void levelErrors(List<double[]> curves, List<Double> errors) {
      double[] largest =
          Collections.max(curves, Comparator.comparingDouble(each -> CurveSum.variance(each)));
      for (int column = 0; column < curves.size(); column++) {
        double[] curve = curves.get(column);
        if (curve != largest && CurveSum.variance(curve) < errors.get(column)) {
          double mean = Arrays.stream(curve).average().orElseThrow();
          Arrays.fill(curve, 0);
          Arrays.setAll(largest, row -> largest[row] + mean);
        }
      }
    }
  }
}
