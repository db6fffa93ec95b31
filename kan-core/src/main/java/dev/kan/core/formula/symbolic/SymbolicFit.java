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
 * Fits {@code y = c f(a x + b) + d} to points: it searches for the a, b, c and d with the largest
 * coefficient of determination r2.
 *
 * <p>pykan searches a grid over a and b (Liu et al., arXiv 2404.19756, section 2.5). Here a coarse
 * grid only finds the starting points, and damped least squares refines them, so the parameters are
 * as exact as the points allow. During the search, x is mapped to [-1, 1] and y to unit variance.
 * So the result does not depend on units, and curves of small amplitude are fitted as well as
 * others. The result does not depend on the number of threads either.
 *
 * <p>If several a and b give the same curve, redundant parameters get the values that are easiest
 * to read:
 *
 * <ul>
 *   <li>{@code a = 1} and {@code b = 0} for {@code x};
 *   <li>{@code a = 1} or {@code a = -1} for powers, {@code log}, {@code abs} and {@code sgn};
 *   <li>{@code b = 0} for {@code exp};
 *   <li>a is positive for even and odd functions;
 *   <li>b is between -pi/2 and pi/2 for {@code sin}, {@code cos} and {@code tan}.
 * </ul>
 *
 * <p>For a function with a safe range, only the sign of a is redundant. If all y are equal, {@code
 * c = 0} and r2 is 1.
 *
 * <p>A fit evaluates f about a hundred thousand times if one of a and b matters, and up to a
 * million times if both do. Each point beyond the first thousand adds at most a few hundred
 * evaluations.
 *
 * @param largestA the largest {@code |a|}, with x mapped to [-1, 1], at least 1
 * @param margin the largest {@code |b| - |a|}, 0 or more
 * @param threads the number of functions that are fitted at the same time, 1 to 1024
 */
public record SymbolicFit(double largestA, double margin, int threads) {
  // All functions of the standard library have a value at this argument.
  private static final double FIRST_PROBE = 0.5;
  private static final int PROBES = 24;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if {@code largestA} is below 1, {@code margin} is negative,
   *     one of them is infinite or NaN, or {@code threads} is not from 1 to 1024
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

  /** Returns the default settings. */
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

  /** Returns the curve of one function that fits best. */
  FittedCurve fit(SymbolicFunction function, EdgeSamples samples) {
    return fit(function, samples, FitPoints.of(samples));
  }

  /** Returns the curve that fits best for each function of a library, in the library's order. */
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

  /** Returns a constant; b is an argument at which the function has a value, if one is found. */
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
     * Sets the largest factor a of the input, and so the steepest curves that are found. Default:
     * 40, at which a sine has about 13 periods.
     *
     * @param limit the largest {@code |a|} with x mapped to [-1, 1], at least 1
     */
    public Builder largestA(double limit) {
      largestA = limit;
      return this;
    }

    /**
     * Sets how far the shift b may exceed the factor a, and so how far beyond the points the zero
     * of {@code a x + b} may lie. Default: 10.
     *
     * @param distance the largest {@code |b| - |a|} with x mapped to [-1, 1], 0 or more
     */
    public Builder margin(double distance) {
      margin = distance;
      return this;
    }

    /**
     * Sets the number of functions that are fitted at the same time. It does not change the result.
     * Default: the number of processors.
     *
     * @param count the number of threads, 1 to 1024
     */
    public Builder threads(int count) {
      threads = count;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if a setting is out of range
     */
    public SymbolicFit build() {
      return new SymbolicFit(largestA, margin, threads);
    }
  }
}
