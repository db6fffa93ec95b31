// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The terms of a sum that may explain a target: all products of powers of the columns and at most
 * one sine or cosine. Each of them is tried on the target itself, so that rows with small targets
 * count as little as their noise asks for.
 */
final class TermScreen {
  /** The exponents to try: with few columns many, so that all products can be tried. */
  private static final double[][] EXPONENTS = {
    {-4, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4},
    {-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3},
    {-2, -1, -0.5, 0, 0.5, 1, 2},
    {-2, -1, 0, 1, 2},
    {-1, 0, 1}
  };

  /** The exponents of few factors among many columns. */
  private static final double[] SIMPLEST = {-1, 0, 1};

  private static final double[] WAVE_EXPONENTS = {1, 2, -1};
  private static final double MOST_TERMS = 400_000;
  private static final double DEPENDENT = 1e-6;

  /** The gain that each unit of complexity must bring, in units of the variance that is left. */
  private static final double PER_COMPLEXITY = 2;

  private final Problem problem;
  private final double[] roots;
  private final double[] exponents;
  private final ImmutableList<Wave> waves;
  private final double[][][] powers;

  /** A power of a sine or cosine. */
  private static final class Wave {
    private final Factor factor;
    private final double exponent;
    // times the root of the weight of each row
    private final double[] values;

    Wave(Factor factor, double exponent, double[] roots) {
      this.factor = factor;
      this.exponent = exponent;
      this.values = roots.clone();
      factor.multiply(values, exponent);
    }
  }

  /**
   * Creates a screen.
   *
   * @param otherwise the exponents if there are too many products to try them all
   */
  private TermScreen(Problem problem, List<Factor> factors, double[] otherwise) {
    this.problem = problem;
    this.roots = Arrays.stream(problem.weights()).map(Math::sqrt).toArray();
    this.waves = waves(factors);
    this.exponents =
        Arrays.stream(EXPONENTS)
            .filter(e -> Math.pow(e.length, problem.columns().size()) * waves.size() < MOST_TERMS)
            .findFirst()
            .orElse(otherwise);
    this.powers = problem.columns().stream().map(this::powers).toArray(double[][][]::new);
  }

  /** Returns the screen of all terms. */
  static TermScreen of(Problem problem) {
    Angles angles = new Angles(problem);
    List<Factor> factors = new ArrayList<>(angles.single());
    factors.addAll(angles.differences());
    return new TermScreen(problem, factors, new double[0]);
  }

  /**
   * Returns the screen of the terms without a sine or cosine. With many columns, only those of a
   * low degree are few enough to try all.
   */
  static TermScreen ofPowers(Problem problem) {
    return new TermScreen(problem, List.of(), SIMPLEST);
  }

  /**
   * Returns the number of terms up to a degree.
   *
   * @param mostDegree the largest sum of the absolute exponents of the columns
   * @return the number; 0 if there are too many to try all
   */
  long size(double mostDegree) {
    return exponents.length == 0 ? 0 : monomials(powers.length, mostDegree) * waves.size();
  }

  private long monomials(int columns, double mostDegree) {
    if (columns == 0) {
      return 1;
    }
    return Arrays.stream(exponents)
        .map(exponent -> mostDegree - Math.abs(exponent))
        .filter(left -> left >= 0)
        .mapToLong(left -> monomials(columns - 1, left))
        .sum();
  }

  private ImmutableList<Wave> waves(List<Factor> factors) {
    double[] ones = new double[problem.rows()];
    Arrays.fill(ones, 1);
    List<Wave> all = new ArrayList<>();
    all.add(new Wave(new Factor(Expression.constant(1), ones), 0, roots));
    for (Factor factor : factors) {
      for (double exponent : WAVE_EXPONENTS) {
        all.add(new Wave(factor, exponent, roots));
      }
    }
    return all.stream().filter(wave -> Rows.areFinite(wave.values)).collect(toImmutableList());
  }

  private double[][] powers(Column column) {
    double[][] values = new double[exponents.length][];
    for (int i = 0; i < exponents.length; i++) {
      double[] power = new double[column.scaled().length];
      Arrays.fill(power, 1);
      boolean whole = exponents[i] == Math.rint(exponents[i]);
      boolean positive = Arrays.stream(column.scaled()).allMatch(value -> value >= 0);
      new Factor(column.variable(), column.scaled()).multiply(power, exponents[i]);
      values[i] = (whole || positive) && Rows.areFinite(power) ? power : new double[0];
    }
    return values;
  }

  /**
   * Returns the terms that explain most of what other terms leave.
   *
   * @param basis the orthonormal columns of the other terms, in weighted rows
   * @param rest the weighted target without its part along these columns
   * @param most the largest number of terms to return
   * @param mostDegree the largest sum of the absolute exponents of the columns
   * @return the terms, the best first
   */
  ImmutableList<ScreenedTerm> best(
      List<double[]> basis, double[] rest, int most, double mostDegree) {
    Search search = new Search(basis, rest, most);
    for (Wave wave : waves) {
      search.wave = wave;
      search.extend(0, wave.values, mostDegree);
    }
    return search.queue.stream()
        .sorted(ScreenedTerm.LEAST_FIRST.reversed())
        .collect(toImmutableList());
  }

  /** One walk through all products. */
  private final class Search {
    private final List<double[]> basis;
    private final double[] rest;
    private final int most;
    private final double price;
    private final double[][] products = new double[powers.length][roots.length];
    private final int[] choice = new int[powers.length];
    private final PriorityQueue<ScreenedTerm> queue = new PriorityQueue<>(ScreenedTerm.LEAST_FIRST);
    private Wave wave = waves.get(0);

    Search(List<double[]> basis, double[] rest, int most) {
      this.basis = basis;
      this.rest = rest;
      this.most = most;
      this.price = PER_COMPLEXITY * LeastSquares.dot(rest, rest) / rest.length;
    }

    /** Tries all powers of the column and of those after it as factors of a product. */
    void extend(int column, double[] product, double degree) {
      if (column == powers.length) {
        offer(product);
        return;
      }
      for (int i = 0; i < exponents.length; i++) {
        choice[column] = i;
        double[] power = powers[column][i];
        double left = degree - Math.abs(exponents[i]);
        if (exponents[i] == 0) {
          extend(column + 1, product, left);
        } else if (power.length > 0 && left >= 0) {
          double[] next = products[column];
          for (int row = 0; row < next.length; row++) {
            next[row] = product[row] * power[row];
          }
          extend(column + 1, next, left);
        }
      }
    }

    private void offer(double[] values) {
      double square = LeastSquares.dot(values, values);
      double left = square;
      for (double[] direction : basis) {
        double share = LeastSquares.dot(direction, values);
        left -= share * share;
      }
      double along = LeastSquares.dot(rest, values);
      double gain = along * along / left - price * complexity();
      boolean counts = left > DEPENDENT * square && Double.isFinite(gain);
      if (counts && (queue.size() < most || gain > queue.peek().gain())) {
        double[] chosen = Arrays.stream(choice).mapToDouble(i -> exponents[i]).toArray();
        queue.add(new ScreenedTerm(Monomial.of(chosen), wave.factor, wave.exponent, gain));
        if (queue.size() > most) {
          queue.remove();
        }
      }
    }

    /** Returns the degree, where a fraction counts as one more. */
    private double complexity() {
      double sum = 2 * Math.abs(wave.exponent);
      for (int i : choice) {
        sum += Math.ceil(Math.abs(exponents[i]) + (exponents[i] % 1 == 0 ? 0 : 0.5));
      }
      return sum;
    }
  }
}
