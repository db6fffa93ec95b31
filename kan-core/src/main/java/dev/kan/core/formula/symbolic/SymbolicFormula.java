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
import dev.kan.core.expression.Expression.Compiled;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.polish.Observations;
import dev.kan.core.formula.polish.Polish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The formulas of a network: one simplified expression for each output, in the units of the data
 * and with the user's names.
 *
 * <pre>{@code
 * SymbolicFormula formula = SymbolicFormula.of(kan).rounded(4);
 * String latex = Notation.LATEX.of(formula.outputs().get(0));
 * double error = formula.error(samples).fromTargets();
 * }</pre>
 *
 * <p>Immutable. A formula keeps its network, so that {@link #error} can compare the two.
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
   * @param inputs the normalisation of the inputs with which the network was trained; empty if none
   * @param targets the normalisation of the targets with which the network was trained; empty if
   *     none
   */
  public record Units(Optional<Normalisation> inputs, Optional<Normalisation> targets) {
    /** The units of a network that was trained on data without normalisation. */
    public static final Units SAME = new Units(Optional.empty(), Optional.empty());

    /**
     * Returns samples in the units of the data.
     *
     * @param samples inputs and targets as the network takes them
     * @throws IllegalArgumentException if a normalisation has another width
     */
    public Samples undo(Samples samples) {
      return new Samples(
          inputs.map(each -> each.undo(samples.inputs())).orElse(samples.inputs()),
          targets.map(each -> each.undo(samples.targets())).orElse(samples.targets()),
          samples.weights());
    }
  }

  /**
   * Returns the formulas of a network in its own units, with inputs named x1, x2 and so on.
   *
   * @param kan a network whose edges are all symbolic or absent
   * @throws IllegalStateException if an edge is still numeric; the message names the edge
   */
  public static SymbolicFormula of(Kan kan) {
    return of(kan, VariableNames.numbered(kan).inputs(), Units.SAME);
  }

  /**
   * Returns the formulas of a network in given units.
   *
   * @param kan a network whose edges are all symbolic or absent
   * @param variables the names of the inputs, all different
   * @param units the normalisations to undo
   * @throws IllegalStateException if an edge is still numeric; the message names the edge
   * @throws IllegalArgumentException if the number of names is not that of the inputs, or a name is
   *     empty or occurs twice
   * @throws IllegalArgumentException if a normalisation does not match the network's inputs or
   *     outputs
   */
  public static SymbolicFormula of(Kan kan, List<String> variables, Units units) {
    checkArgument(
        variables.size() == kan.inputs(),
        "expected %s names, one for each input; got %s",
        kan.inputs(),
        variables);
    checkArgument(
        variables.stream().distinct().count() == variables.size(),
        "the names of the inputs must be different; got %s",
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

  /** Returns the formulas, one for each output. */
  public List<Expression> outputs() {
    return outputs;
  }

  /** Returns the names of the inputs, in order. */
  public List<String> variables() {
    return variables;
  }

  /**
   * Returns the formulas with their numbers rounded to fewer digits, simplified again.
   *
   * @param significantDigits the number of significant digits, at least 1
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
   * Returns the formulas that describe samples best: all their constants fitted by least squares,
   * without terms and factors that the samples do not support, and with exact constants where the
   * samples agree with them, as described at {@link Polish}. The formulas are no longer exactly
   * those of the network; {@link #error} shows the effect on accuracy.
   *
   * @param samples the samples to fit, with inputs and targets in the units of the data
   * @throws IllegalArgumentException if the samples do not match the network's inputs and outputs
   */
  public SymbolicFormula polished(Samples samples) {
    samples.inputs().requireColumns(variables.size(), "the input");
    samples.targets().requireColumns(outputs.size(), "the target");
    List<Expression> polished = new ArrayList<>();
    for (int o = 0; o < outputs.size(); o++) {
      Samples own = samples.withTargets(samples.targets().selectColumns(List.of(o)));
      polished.add(
          Polish.defaults().polish(outputs.get(o), Observations.of(variables, own)).expression());
    }
    return new SymbolicFormula(kan, units, variables, polished);
  }

  /**
   * Returns the formulas without terms that are negligible on samples, for example a shift of 1e-17
   * that remains after a refit. {@link #error} shows the effect on accuracy.
   *
   * <p>A term of a sum is left out if its largest absolute value on the samples is below a share of
   * the largest absolute value of the sum's largest term.
   *
   * @param x the inputs of the samples, (samples, inputs), in the units of the data
   * @param share the share, at least 0 and below 1
   * @throws IllegalArgumentException if the number of columns is not that of the inputs, or the
   *     share is out of range
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
   * Returns the values of the formulas.
   *
   * @param x the inputs, (samples, inputs), in the units of the data
   * @return the values, (samples, outputs); NaN or infinite where a formula has no value
   * @throws IllegalArgumentException if the number of columns is not that of the inputs
   */
  public Batch evaluate(Batch x) {
    x.requireColumns(variables.size(), "the input");
    List<Compiled> compiled = outputs.stream().map(each -> each.compile(variables)).toList();
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
   * Returns the errors of the formulas as they are, including any rounding of their constants.
   *
   * @param samples the samples, with inputs and targets in the units of the data
   * @throws IllegalArgumentException if the samples do not match the network's inputs and outputs
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
                "the network has %s %s; their normalisation has %s columns",
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
