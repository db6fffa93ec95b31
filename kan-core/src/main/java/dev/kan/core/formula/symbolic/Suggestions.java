// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.expression.library.FunctionLibrary;
import java.util.Comparator;
import java.util.List;

/**
 * Suggests functions for an edge, sorted by cost, the lowest first.
 *
 * <pre>{@code
 * EdgeIndex edge = new EdgeIndex(0, 0, 0);
 * for (Suggestion each : Suggestions.defaults().suggest(kan, edge, samples.inputs())) {
 *   System.out.println(each.function() + ": " + each.r2());
 * }
 * }</pre>
 *
 * <p>The cost is a description length in bits:
 *
 * <pre>
 * cost = complexity + 2 * (number of a and b that change the shape) + log2(1 - r2 + 1e-14)
 * </pre>
 *
 * <p>A function whose complexity is greater by 1 must reduce the mean square of the residuals by a
 * factor of 2 to have the same cost, and a function with one more free parameter by a factor of 4.
 * The parameters c and d are not counted because every function has them. The term 1e-14 stands for
 * the rounding errors of an exact edge. At most a tenth of a bit is added for b, so that {@code
 * sin(x)} is preferred to {@code cos(x - pi/2)}.
 *
 * <p>Only the ratio of residuals counts, so the noise of the samples need not be known. If the true
 * function fits as well as the noise allows, another function can win only if it is simpler and
 * nearly as accurate. A poor fit does not win by being simple, as the misfit of an edge spans tens
 * of bits and the complexities of the library span four.
 *
 * <p>pykan uses the cost {@code 0.8 complexity + 0.2 log2(1 + 1e-5 - r2)}. There a complexity
 * greater by 1 must reduce the residuals by a factor of 16, and an r2 above 0.99999 has no further
 * advantage, so that 0 and x win on many curved edges. {@link Suggestion#pykanTotal} returns this
 * cost for comparison.
 *
 * @param fit the fit of each function
 * @param library the functions to try, at least one
 * @param top the number of suggestions to keep, at least 1
 */
public record Suggestions(SymbolicFit fit, FunctionLibrary library, int top) {
  private static final double BITS_OF_A_NUMBER = 2;
  private static final double ROUNDING = 1e-14;
  private static final double MOST_BITS_OF_A_SHIFT = 0.1;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if {@code top} is below 1 or the library is empty
   */
  public Suggestions {
    checkArgument(top >= 1, "at least 1 suggestion must be kept; got %s", top);
    checkArgument(!library.functions().isEmpty(), "the library has no function to suggest");
  }

  /** Returns the default settings. */
  public static Suggestions defaults() {
    return builder().build();
  }

  /** Returns a builder of the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with these settings. */
  public Builder toBuilder() {
    return new Builder().fit(fit).library(library).top(top);
  }

  /**
   * Returns the functions that suit points best.
   *
   * @param samples the points
   * @return at most {@code top} functions, the lowest cost first
   */
  public List<Suggestion> suggest(EdgeSamples samples) {
    return suggest(samples, 0);
  }

  /**
   * Returns the functions that suit points best among those that fit well enough.
   *
   * @param samples the points
   * @param r2Threshold the smallest coefficient of determination of a suggestion, at most 1
   * @return at most {@code top} functions, the lowest cost first; empty if none fits well enough
   * @throws IllegalArgumentException if {@code r2Threshold} is above 1 or NaN
   */
  public List<Suggestion> suggest(EdgeSamples samples, double r2Threshold) {
    checkArgument(r2Threshold <= 1, "r2 is 1 at most; asked for %s", r2Threshold);
    return ranked(samples).stream()
        .filter(each -> each.r2() >= r2Threshold)
        .limit(top)
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns all functions of the library, the lowest cost first. */
  List<Suggestion> ranked(EdgeSamples samples) {
    return fit.fitAll(library, samples).stream()
        .map(each -> Suggestion.of(each, cost(each)))
        .sorted(Comparator.comparingDouble(Suggestion::cost))
        .toList();
  }

  /**
   * Returns the functions that suit an edge best, judged by its values on samples.
   *
   * @param kan the network
   * @param edge the index of the edge
   * @param inputs the inputs of the network, (samples, inputs), finite
   * @return at most {@code top} functions, the lowest cost first
   * @throws IndexOutOfBoundsException if the network has no such edge
   * @throws IllegalArgumentException if the number of columns is not the network's number of
   *     inputs, or a value is infinite or NaN
   */
  public List<Suggestion> suggest(Kan kan, EdgeIndex edge, Batch inputs) {
    return suggest(EdgeSamples.of(kan, edge, inputs));
  }

  private static double cost(FittedCurve fit) {
    double shift = Math.abs(fit.curve().affine().b());
    return fit.curve().function().complexity()
        + BITS_OF_A_NUMBER * fit.shapeParameters()
        + Math.log(1 - fit.r2() + ROUNDING) / Math.log(2)
        + MOST_BITS_OF_A_SHIFT * shift / (1 + shift);
  }

  /** Collects settings; not thread-safe. */
  public static final class Builder {
    private SymbolicFit fit = SymbolicFit.defaults();
    private FunctionLibrary library = FunctionLibrary.standard();
    private int top = 5;

    private Builder() {}

    /** Sets the fit of each function. Default: {@link SymbolicFit#defaults}. */
    public Builder fit(SymbolicFit settings) {
      fit = settings;
      return this;
    }

    /** Sets the functions to try. Default: {@link FunctionLibrary#standard}. */
    public Builder library(FunctionLibrary functions) {
      library = functions;
      return this;
    }

    /**
     * Sets the number of suggestions to keep. Default: 5.
     *
     * @param most the largest number, at least 1
     */
    public Builder top(int most) {
      top = most;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if the library is empty or the number is below 1
     */
    public Suggestions build() {
      return new Suggestions(fit, library, top);
    }
  }
}
