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
 * Turns expressions into a network that computes them, with symbolic edges and product nodes, to be
 * trained on from there (KAN 2.0, arXiv 2408.10205, section 3.3). Every function of an expression
 * becomes an edge, every sum a sum node, every product a product node; equal parts are computed
 * once. The splines of all edges are masked and zero, on grids over the values that occur; make one
 * active and the network can learn what the expression lacks.
 */
public final class ExpressionCompiler {
  private static final int SAMPLES = 1000;
  private static final int SEED = 0;
  private static final int LONGEST_SHOWN = 100;

  private final List<String> inputs;
  private final List<Interval> ranges;
  private final int gridIntervals;
  private final int order;

  private ExpressionCompiler(
      List<String> inputs, List<Interval> ranges, int gridIntervals, int order) {
    this.inputs = inputs;
    this.ranges = ranges;
    this.gridIntervals = gridIntervals;
    this.order = order;
  }

  /**
   * A compiler for expressions of these variables, each on [-1, 1], with splines of 3 grid
   * intervals and order 3.
   *
   * @param inputs the variables' names in the order of the network's inputs
   * @throws IllegalArgumentException if there is none, or one twice
   */
  public static ExpressionCompiler ofInputs(String... inputs) {
    List<String> names = ImmutableList.copyOf(inputs);
    checkArgument(!names.isEmpty(), "a network needs at least one input; got none");
    checkArgument(names.stream().distinct().count() == names.size(), "a name twice: %s", names);
    return new ExpressionCompiler(
        names, Collections.nCopies(names.size(), new Interval(-1, 1)), 3, 3);
  }

  /**
   * The same compiler for other ranges of the inputs, where the grids will lie.
   *
   * @throws IllegalArgumentException if there are not as many as inputs
   */
  public ExpressionCompiler ranges(Interval... newRanges) {
    checkArgument(
        newRanges.length == inputs.size(),
        "expected %s ranges, one for each input; got %s",
        inputs.size(),
        newRanges.length);
    return new ExpressionCompiler(inputs, ImmutableList.copyOf(newRanges), gridIntervals, order);
  }

  /**
   * The same compiler with other splines for the edges.
   *
   * @param newGridIntervals G, at least 1
   * @param newOrder k, at least 0
   * @throws IllegalArgumentException if one is out of its range
   */
  public ExpressionCompiler splines(int newGridIntervals, int newOrder) {
    // refuses what no grid can have, before there is an expression
    Grid.uniform(newOrder, newGridIntervals, ranges);
    return new ExpressionCompiler(inputs, ranges, newGridIntervals, newOrder);
  }

  /**
   * A network that computes expressions.
   *
   * @param outputs one expression for each output
   * @throws IllegalArgumentException if there is none, one has a variable that is no input, or one
   *     has numbers that are not finite: {@code 1/0}, {@code log(-1)}, {@code 1e308 + 1e308}; or if
   *     the values of a part are too large or too small for a grid
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
    LayerSpec spec = LayerSpec.of(Grid.uniform(order, gridIntervals, spans), planned.layout());
    return KanLayer.neutral(spec).filterEdges((i, s) -> false).withSymbolic(planned.edges());
  }

  /** Where the values of an expression lie; where it has none on the samples, [-1, 1]. */
  private Interval span(Expression expression, Batch samples) {
    int input = expression instanceof Variable variable ? inputs.indexOf(variable.name()) : -1;
    if (input >= 0) {
      return ranges.get(input);
    }
    Expression.Evaluation value = expression.compile(inputs);
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
      Grid.uniform(order, gridIntervals, List.of(interval));
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
        .ranges(ranges)
        .train(SAMPLES)
        .test(1)
        .seed(SEED)
        .build()
        .train()
        .inputs();
  }
}
