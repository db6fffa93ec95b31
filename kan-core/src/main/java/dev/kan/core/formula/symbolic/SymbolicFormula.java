// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.VariableNames;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Normalisation;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Expression.Evaluation;
import dev.kan.core.expression.notation.Notation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network as formulas: one simplified expression for each output, in the units of the data, under
 * the user's names. Immutable. It keeps the network, so that {@link #error} can tell how far the
 * formulas, as they are printed, are from it.
 */
public final class SymbolicFormula {
  private final Kan kan;
  private final Units units;
  private final List<String> variables;
  private final List<Expression> outputs;

  private SymbolicFormula(Kan kan, Units units, List<String> variables, List<Expression> outputs) {
    this.kan = kan;
    this.units = units;
    this.variables = variables;
    this.outputs = ImmutableList.copyOf(outputs);
  }

  /**
   * The maps between the units of the data and those of the network.
   *
   * @param inputs what the network's inputs have been through, if anything
   * @param targets what its targets have been through, if anything
   */
  public record Units(Optional<Normalisation> inputs, Optional<Normalisation> targets) {
    /** The data's units are the network's. */
    public static final Units SAME = new Units(Optional.empty(), Optional.empty());
  }

  /** Returns the formulas of a network in its own units, its inputs called x1, x2 and so on. */
  public static SymbolicFormula of(Kan kan) {
    return of(kan, VariableNames.numbered(kan).inputs(), Units.SAME);
  }

  /**
   * Returns the formulas of a network.
   *
   * @param kan a network whose edges are all symbolic or absent
   * @param variables one name for each input, none twice
   * @param units the normalisations to undo
   * @throws IllegalStateException if an edge is still numeric; the message names it
   * @throws IllegalArgumentException if the names are not as many as the inputs, one is empty or
   *     comes twice, or a normalisation has another width
   */
  public static SymbolicFormula of(Kan kan, List<String> variables, Units units) {
    checkArgument(
        variables.size() == kan.inputs(),
        "expected %s names, one for each input; got %s",
        kan.inputs(),
        variables);
    checkArgument(
        variables.stream().distinct().count() == variables.size(),
        "each name may come once; got %s",
        variables);
    requireWidth("inputs", units.inputs(), kan.inputs());
    requireWidth("targets", units.targets(), kan.outputs());
    List<Expression> inputs =
        IntStream.range(0, kan.inputs())
            .mapToObj(i -> normalised(Expression.variable(variables.get(i)), units.inputs(), i))
            .toList();
    List<Expression> network = NetworkExpressions.of(kan, inputs);
    List<Expression> outputs =
        IntStream.range(0, kan.outputs())
            .mapToObj(o -> undone(network.get(o), units.targets(), o).simplify())
            .toList();
    return new SymbolicFormula(kan, units, ImmutableList.copyOf(variables), outputs);
  }

  /** Returns one expression for each output. */
  public List<Expression> outputs() {
    return outputs;
  }

  /** Returns the names of the inputs, in order. */
  public List<String> variables() {
    return variables;
  }

  /**
   * Returns the formulas with fewer digits, simplified again.
   *
   * @param significantDigits 1 or more
   * @throws IllegalArgumentException if the number of digits is below 1
   */
  public SymbolicFormula rounded(int significantDigits) {
    return new SymbolicFormula(
        kan,
        units,
        variables,
        outputs.stream().map(each -> each.round(significantDigits).simplify()).toList());
  }

  /**
   * Returns the formulas without the terms of sums that do not count on samples: the shift of 1e-17
   * that a refit leaves where the truth has none. {@link #error} tells what it has cost.
   *
   * @param x (samples, inputs), in the units of the data
   * @param share a term goes if its largest absolute value on the samples is below this share of
   *     that of the sum's largest term; 0 or more, below 1
   * @throws IllegalArgumentException if the width is wrong or the share out of its range
   */
  public SymbolicFormula withoutNegligibleTerms(Batch x, double share) {
    x.requireColumns(variables.size(), "the input");
    checkArgument(share >= 0 && share < 1, "the share must be from 0 to below 1; got %s", share);
    NegligibleTerms negligible = new NegligibleTerms(x, variables, share);
    return new SymbolicFormula(
        kan,
        units,
        variables,
        outputs.stream().map(each -> negligible.without(each).simplify()).toList());
  }

  /**
   * Returns the formulas' values.
   *
   * @param x (samples, inputs), in the units of the data
   * @return (samples, outputs); NaN or infinite where a formula has no value
   * @throws IllegalArgumentException if the width is wrong
   */
  public Batch evaluate(Batch x) {
    x.requireColumns(variables.size(), "the input");
    List<Evaluation> compiled = outputs.stream().map(each -> each.compile(variables)).toList();
    double[] y = new double[x.rows() * compiled.size()];
    for (int r = 0; r < x.rows(); r++) {
      double[] row = x.row(r);
      for (int o = 0; o < compiled.size(); o++) {
        y[r * compiled.size() + o] = compiled.get(o).at(row);
      }
    }
    return Batch.of(compiled.size(), y);
  }

  /**
   * Returns the error of the formulas, evaluated as they are, rounded constants included.
   *
   * @param samples inputs and targets in the units of the data; their weights count
   * @throws IllegalArgumentException if the widths do not fit
   */
  public FormulaError error(Samples samples) {
    Batch formula = evaluate(samples.inputs());
    Batch x = samples.inputs();
    Batch network =
        KanEvaluator.of(kan).evaluate(units.inputs().map(each -> each.apply(x)).orElse(x));
    Batch y = units.targets().map(each -> each.undo(network)).orElse(network);
    Metric metric = Metric.ROOT_MEAN_SQUARED_ERROR;
    return new FormulaError(
        metric.of(formula, samples.withTargets(y)), metric.of(formula, samples));
  }

  private static Expression normalised(
      Expression variable, Optional<Normalisation> normalisation, int column) {
    return normalisation
        .map(
            each ->
                variable.plus(-each.means().get(column)).times(1 / each.deviations().get(column)))
        .orElse(variable);
  }

  private static Expression undone(
      Expression output, Optional<Normalisation> normalisation, int column) {
    return normalisation
        .map(each -> output.times(each.deviations().get(column)).plus(each.means().get(column)))
        .orElse(output);
  }

  private static void requireWidth(String what, Optional<Normalisation> of, int width) {
    of.ifPresent(
        each ->
            checkArgument(
                each.means().size() == width,
                "the normalisation of %s %s has %s columns",
                width,
                what,
                each.means().size()));
  }

  /** Returns the formulas in {@link Notation#TEXT}, separated by commas. */
  @Override
  public String toString() {
    return outputs.stream().map(Notation.TEXT::of).collect(Collectors.joining(", "));
  }
}
