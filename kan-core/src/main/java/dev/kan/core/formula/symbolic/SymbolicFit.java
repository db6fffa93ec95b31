// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Fits {@code y = c f(a x + b) + d} to points: the largest r2 over all four numbers. pykan does it
 * with a grid over a and b (Liu et al., arXiv 2404.19756, section 2.5); here a coarse grid only
 * finds where to begin, and damped least squares does the rest, so the numbers are as exact as the
 * points allow. The search runs with x mapped to [-1, 1] and y to unit variance: units do not
 * matter, and curves of small amplitude are fitted as well as others. Deterministic, whatever the
 * number of threads.
 *
 * <p>Where several a and b give the same curve, the one that reads best is taken, and redundant
 * numbers are fixed: {@code a = 1} for {@code x}, {@code a = 1} or {@code -1} for powers, {@code
 * log}, {@code abs} and {@code sgn}, {@code b = 0} for {@code x} and {@code exp}; a is positive for
 * even and odd functions; b is between -pi/2 and pi/2 for {@code sin}, {@code cos} and {@code tan}.
 * A function with a safe range keeps all four, except for the sign of a. On points of one height
 * {@code c = 0} and r2 is 1.
 *
 * <p>A fit costs about a hundred thousand evaluations of f where one of a and b matters, up to a
 * million where both do, and at most some hundred more for each point beyond the first thousand.
 *
 * @param largestA the largest {@code |a|}, with x mapped to [-1, 1], at least 1
 * @param margin the largest {@code |b| - |a|}, 0 or more
 * @param threads the number of functions that are fitted at a time, 1 to 1024
 */
public record SymbolicFit(double largestA, double margin, int threads) {
  // all functions of the standard library have a value there
  private static final double FIRST_PROBE = 0.5;
  private static final int PROBES = 24;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if {@code largestA} is not at least 1, {@code margin} is
   *     negative, one of them is not finite, or {@code threads} is not 1 to 1024
   */
  public SymbolicFit {
    checkArgument(
        largestA >= 1 && Double.isFinite(largestA),
        "largest a must be 1 or more; got %s",
        largestA);
    checkArgument(
        margin >= 0 && Double.isFinite(margin), "the margin must be 0 or more; got %s", margin);
    ParallelTasks.checkThreads(threads);
  }

  /** Returns a fit with the default settings. */
  public static SymbolicFit defaults() {
    return builder().build();
  }

  /** Returns a builder of the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with these settings. */
  public Builder toBuilder() {
    return new Builder().largestA(largestA).margin(margin).threads(threads);
  }

  /** Returns the closest curve of one function. */
  FittedCurve fit(SymbolicFunction function, EdgeSamples samples) {
    return fit(function, samples, FitPoints.of(samples));
  }

  /** Returns the closest curve of each function of a library, in the library's order. */
  List<FittedCurve> fitAll(FunctionLibrary library, EdgeSamples samples) {
    List<SymbolicFunction> functions = library.functions();
    FitPoints points = FitPoints.of(samples);
    FittedCurve[] fits = new FittedCurve[functions.size()];
    ParallelTasks.run(
        fits.length, threads, () -> f -> fits[f] = fit(functions.get(f), samples, points));
    return ImmutableList.copyOf(Arrays.asList(fits));
  }

  private FittedCurve fit(SymbolicFunction function, EdgeSamples samples, FitPoints points) {
    Shape shape = Shape.of(function);
    if (points.isLevel()) {
      return level(function, samples, shape, 1);
    }
    Symmetry symmetry = Symmetry.of(function);
    Optional<ShapeStart> best =
        switch (shape) {
          case CONSTANT, LINE -> Optional.of(new ShapeStart(1, 0));
          default ->
              new ShapeSearch(function, shape, points)
                  .best(StartGrid.rows(shape, symmetry, largestA, margin));
        };
    return best.map(start -> fitted(function, samples, shape, points.inUnitsOfX(start)))
        .filter(fit -> fit.r2() > 0)
        .orElseGet(() -> level(function, samples, shape, 0));
  }

  private static FittedCurve fitted(
      SymbolicFunction function, EdgeSamples samples, Shape shape, ShapeStart at) {
    double[] z = Arrays.stream(samples.x()).map(x -> function.value(at.a() * x + at.b())).toArray();
    HeightFit heights = HeightFit.of(z, samples.y(), samples.weights());
    Affine affine = new Affine(at.a(), at.b(), heights.c(), heights.d());
    return new FittedCurve(
        ReadableCurve.of(new SymbolicCurve(function, affine)), heights.r2(), shape.parameters());
  }

  /** A level line; the argument is one at which the function has a value, if one is found. */
  private static FittedCurve level(
      SymbolicFunction function, EdgeSamples samples, Shape shape, double r2) {
    double d = HeightFit.level(samples.y(), samples.weights()).d();
    return new FittedCurve(
        new SymbolicCurve(function, new Affine(0, argument(function), 0, d)),
        r2,
        shape.parameters());
  }

  private static double argument(SymbolicFunction function) {
    return IntStream.range(0, PROBES)
        .mapToDouble(i -> Math.scalb(FIRST_PROBE, i))
        .flatMap(size -> DoubleStream.of(size, -size))
        .filter(argument -> Double.isFinite(function.value(argument)))
        .findFirst()
        .orElse(FIRST_PROBE);
  }

  /** Collects settings; not thread-safe. */
  public static final class Builder {
    private double largestA = 40;
    private double margin = 10;
    private int threads = Runtime.getRuntime().availableProcessors();

    private Builder() {}

    /**
     * Sets how steep curves are looked for. Default: 40, with which a wave has about 13 periods.
     *
     * @param limit the largest {@code |a|} with x mapped to [-1, 1], at least 1
     */
    public Builder largestA(double limit) {
      largestA = limit;
      return this;
    }

    /**
     * Sets how far beyond the points the argument 0 is looked for. Default: 10.
     *
     * @param distance {@code |b|} goes up to {@code |a|} and this, 0 or more
     */
    public Builder margin(double distance) {
      margin = distance;
      return this;
    }

    /**
     * Sets the number of functions that are fitted at a time. It does not change the result.
     * Default: the number of processors.
     *
     * @param count 1 to 1024
     */
    public Builder threads(int count) {
      threads = count;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public SymbolicFit build() {
      return new SymbolicFit(largestA, margin, threads);
    }
  }
}
