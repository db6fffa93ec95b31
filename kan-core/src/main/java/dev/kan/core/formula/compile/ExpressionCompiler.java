// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.compile;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Variable;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Converts expressions to a network that computes them and can be trained further (KAN 2.0, arXiv
 * 2408.10205, section 3.3).
 *
 * <pre>{@code
 * Kan network =
 *     ExpressionCompiler.builder("x1", "x2")
 *         .inputRanges(new Interval(0, 1), new Interval(-1, 1))
 *         .build()
 *         .compile(Expression.parse("x1 * sin(x2)"));
 * }</pre>
 *
 * <p>Every function of an expression becomes a symbolic edge, every sum a sum node and every
 * product a product node. Equal parts are computed once. The splines of all edges are masked and
 * zero, on grids over the values that occur. If an edge is made active, its spline can learn what
 * the expression lacks.
 *
 * @param inputs the names of the variables, in the order of the network's inputs
 * @param inputRanges the range of each input, which its grids cover
 * @param gridIntervals the number G of grid intervals of all layers, at least 1
 * @param splineOrder the spline order k of all layers, 0 to 10
 */
public record ExpressionCompiler(
    List<String> inputs, List<Interval> inputRanges, int gridIntervals, int splineOrder) {
  private static final int SAMPLES = 1000;
  private static final int SEED = 0;
  private static final int LONGEST_SHOWN = 100;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if there are no inputs, an input occurs twice, the number of
   *     ranges is not that of the inputs, or the number of grid intervals or the spline order is
   *     out of range
   */
  public ExpressionCompiler {
    inputs = ImmutableList.copyOf(inputs);
    inputRanges = ImmutableList.copyOf(inputRanges);
    checkArgument(!inputs.isEmpty(), "a network needs at least one input; got none");
    checkArgument(
        inputs.stream().distinct().count() == inputs.size(),
        "the names of the inputs must be different; got %s",
        inputs);
    checkArgument(
        inputRanges.size() == inputs.size(),
        "expected %s ranges, one for each input; got %s",
        inputs.size(),
        inputRanges.size());
    // Rejects settings that no grid supports before there is an expression.
    Grid.uniform(splineOrder, gridIntervals, inputRanges);
  }

  /**
   * Returns a builder of a compiler with the default settings.
   *
   * @param inputs the names of the variables in the order of the network's inputs, at least one,
   *     all different
   */
  public static Builder builder(String... inputs) {
    return new Builder(ImmutableList.copyOf(inputs));
  }

  /** Returns a builder that begins with these settings. */
  public Builder toBuilder() {
    Builder builder = new Builder(inputs);
    builder.inputRanges = inputRanges;
    return builder.gridIntervals(gridIntervals).splineOrder(splineOrder);
  }

  /**
   * Returns a network that computes expressions.
   *
   * @param outputs the expressions, one for each output
   * @throws IllegalArgumentException if there are no expressions, or one has a variable that is not
   *     an input
   * @throws IllegalArgumentException if an expression has constant parts without a finite value,
   *     such as {@code 1/0}, {@code log(-1)} or {@code 1e308 + 1e308}
   * @throws IllegalArgumentException if the values of a part are too large or too small for a grid
   */
  public Kan compile(Expression... outputs) {
    checkArgument(outputs.length >= 1, "a network needs at least one output; got no expression");
    for (Expression output : outputs) {
      checkArgument(
          inputs.containsAll(output.variables()),
          "the inputs are %s; the expression has %s",
          inputs,
          output.variables());
    }
    List<Expression> simplified =
        ImmutableList.copyOf(outputs).stream().map(Expression::simplify).toList();
    Batch samples = samples();
    List<KanLayer> layers =
        Plan.layers(inputs, simplified).stream().map(each -> layer(each, samples)).toList();
    return Kan.of(layers)
        .withStep(
            "compiled",
            Map.of("expressions", simplified.stream().map(Notation.TEXT::of).toList().toString()));
  }

  private KanLayer layer(PlannedLayer planned, Batch samples) {
    List<Interval> spans = planned.inputs().stream().map(each -> span(each, samples)).toList();
    LayerSpec spec =
        LayerSpec.of(Grid.uniform(splineOrder, gridIntervals, spans), planned.layout());
    return KanLayer.neutral(spec).filterEdges((i, s) -> false).withSymbolic(planned.edges());
  }

  /**
   * Returns an interval that covers the values of an expression; [-1, 1] if it has none on the
   * samples.
   */
  private Interval span(Expression expression, Batch samples) {
    int input = expression instanceof Variable variable ? inputs.indexOf(variable.name()) : -1;
    if (input >= 0) {
      return inputRanges.get(input);
    }
    Expression.Compiled value = expression.compile(inputs);
    double[] values =
        IntStream.range(0, samples.rows())
            .mapToDouble(n -> value.at(samples.row(n)))
            .filter(Double::isFinite)
            .toArray();
    return values.length == 0 ? new Interval(-1, 1) : covering(expression, values);
  }

  private Interval covering(Expression expression, double[] values) {
    try {
      Interval interval = Interval.covering(values);
      Grid.uniform(splineOrder, gridIntervals, List.of(interval));
      return interval;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "no grid fits the values of '%s': %s"
              .formatted(
                  Ascii.truncate(Notation.TEXT.of(expression), LONGEST_SHOWN, "..."),
                  e.getMessage()),
          e);
    }
  }

  private Batch samples() {
    return UniformSampling.of(x -> 0, inputs.size())
        .ranges(inputRanges)
        .train(SAMPLES)
        .test(1)
        .seed(SEED)
        .build()
        .train()
        .inputs();
  }

  /** Collects settings; not thread-safe. */
  public static final class Builder {
    private final List<String> inputs;
    private List<Interval> inputRanges;
    private int gridIntervals = 3;
    private int splineOrder = 3;

    private Builder(List<String> inputs) {
      this.inputs = inputs;
      inputRanges = Collections.nCopies(inputs.size(), new Interval(-1, 1));
    }

    /**
     * Sets the ranges of the inputs, which the grids cover. Default: [-1, 1] for all inputs.
     *
     * @param perInput the ranges, one for each input
     */
    public Builder inputRanges(Interval... perInput) {
      inputRanges = ImmutableList.copyOf(perInput);
      return this;
    }

    /**
     * Sets the number G of grid intervals of all layers. Default: 3.
     *
     * @param intervals the number, at least 1
     */
    public Builder gridIntervals(int intervals) {
      gridIntervals = intervals;
      return this;
    }

    /**
     * Sets the spline order k of all layers. Default: 3, which gives cubic splines.
     *
     * @param order the order, 0 to 10
     */
    public Builder splineOrder(int order) {
      splineOrder = order;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if there are no inputs, an input occurs twice, the number of
     *     ranges is not that of the inputs, or the number of grid intervals or the spline order is
     *     out of range
     */
    public ExpressionCompiler build() {
      return new ExpressionCompiler(inputs, inputRanges, gridIntervals, splineOrder);
    }
  }
}
