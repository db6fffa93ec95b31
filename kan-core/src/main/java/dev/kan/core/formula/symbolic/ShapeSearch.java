// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import dev.kan.core.training.leastsquares.LevenbergMarquardtState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Searches for a and b. The search evaluates a coarse grid on few points and improves its best
 * local optima, first with shrinking steps and then with damped least squares. The best of these
 * are improved further on more points, and finally on all.
 */
final class ShapeSearch {
  private static final int GRID_POINTS = 100;
  private static final int COARSE_POINTS = 200;
  private static final int FINE_POINTS = 1000;
  private static final int HILLS = 12;
  private static final int FINALISTS = 3;
  private static final double FIRST_STEP = 0.1;
  private static final int SHRINKINGS = 7;
  private static final int FIRST_LEAST_SQUARES_STEPS = 10;
  private static final int LEAST_SQUARES_STEPS = 60;
  private static final double WORTH_A_STEP = 1 - 1e-6;
  private static final LevenbergMarquardt METHOD = LevenbergMarquardt.defaults();

  private final SymbolicFunction function;
  private final Shape shape;
  private final FitPoints points;

  ShapeSearch(SymbolicFunction function, Shape shape, FitPoints points) {
    this.function = function;
    this.shape = shape;
    this.points = points;
  }

  /** Returns the best a and b; empty if none were found with which f has values at all points. */
  Optional<ShapeStart> best(List<List<ShapeStart>> rows) {
    FitPoints coarse = points.thinned(COARSE_POINTS);
    List<Scored> hills =
        climbed(
            best(hills(rows, points.thinned(GRID_POINTS)), HILLS),
            coarse,
            FIRST_LEAST_SQUARES_STEPS);
    List<Scored> fine =
        climbed(best(hills, FINALISTS), points.thinned(FINE_POINTS), LEAST_SQUARES_STEPS);
    List<Scored> all =
        points.size() > FINE_POINTS ? climbed(best(fine, 1), points, LEAST_SQUARES_STEPS) : fine;
    return best(all, 1).stream().map(Scored::start).findFirst();
  }

  private List<Scored> hills(List<List<ShapeStart>> rows, FitPoints on) {
    List<Scored> hills = new ArrayList<>();
    for (List<ShapeStart> row : rows) {
      double[] misfits = row.stream().mapToDouble(start -> misfit(start, on)).toArray();
      for (int i = 0; i < misfits.length; i++) {
        boolean fallsTo = i == 0 || misfits[i] <= misfits[i - 1];
        boolean risesFrom = i == misfits.length - 1 || misfits[i] < misfits[i + 1];
        if (misfits[i] < 1 && fallsTo && risesFrom) {
          hills.add(new Scored(row.get(i), misfits[i]));
        }
      }
    }
    return hills;
  }

  private List<Scored> climbed(List<Scored> hills, FitPoints on, int steps) {
    return hills.stream()
        .map(hill -> leastSquares(stepped(hill.start(), on), on, steps))
        .filter(hill -> hill.misfit() < 1)
        .toList();
  }

  /** Improves a and b by shrinking steps, which need no derivative and so tolerate jumps. */
  private Scored stepped(ShapeStart start, FitPoints on) {
    Scored best = new Scored(start, misfit(start, on));
    double step = FIRST_STEP;
    for (int i = 0; i < SHRINKINGS; i++) {
      for (ShapeStart next : around(best.start(), step)) {
        double misfit = misfit(next, on);
        if (misfit < best.misfit()) {
          best = new Scored(next, misfit);
        }
      }
      step /= 2;
    }
    return best;
  }

  private List<ShapeStart> around(ShapeStart at, double step) {
    List<ShapeStart> around = new ArrayList<>();
    if (shape.searchesA()) {
      around.add(new ShapeStart(at.a() * (1 - step), at.b()));
      around.add(new ShapeStart(at.a() * (1 + step), at.b()));
    }
    if (shape.searchesB()) {
      around.add(new ShapeStart(at.a(), at.b() - step));
      around.add(new ShapeStart(at.a(), at.b() + step));
    }
    return around;
  }

  private Scored leastSquares(Scored from, FitPoints on, int steps) {
    ShapeProblem problem = new ShapeProblem(function, shape, on, from.start().a());
    LevenbergMarquardtState end = METHOD.start(problem, problem.unknowns(from.start()));
    double before = Double.POSITIVE_INFINITY;
    for (int i = 0; i < steps && end.running() && end.cost() < WORTH_A_STEP * before; i++) {
      before = end.cost();
      end = METHOD.step(problem, end);
    }
    ShapeStart found = problem.start(end.point());
    return new Scored(found, misfit(found, on));
  }

  private double misfit(ShapeStart start, FitPoints on) {
    return new ShapeProblem(function, shape, on, start.a()).misfit(start.a(), start.b());
  }

  private static List<Scored> best(List<Scored> scored, int most) {
    return scored.stream().sorted(Comparator.comparingDouble(Scored::misfit)).limit(most).toList();
  }

  private record Scored(ShapeStart start, double misfit) {}
}
