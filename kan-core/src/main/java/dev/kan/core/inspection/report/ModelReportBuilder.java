// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.VariableNames;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.formula.symbolic.Suggestions;
import dev.kan.core.formula.symbolic.SymbolicFormula.Units;
import dev.kan.core.inspection.drawing.LossCurve;
import dev.kan.core.inspection.drawing.NetworkStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What goes into a {@link ModelReport}. Unless something else is said: no test samples, the
 * network's own units, inputs x1, x2 and so on, outputs likewise y1, or y if there is one, the
 * network's widths as the title, no losses, the metrics RMSE, MAE and r2, and the five best
 * functions of the standard library for at most {@value #SUGGESTED_EDGES} edges.
 */
public final class ModelReportBuilder {
  /** How many edges get suggestions unless something else is said. */
  public static final int SUGGESTED_EDGES = 30;

  private final Kan kan;
  private final Samples train;
  private Optional<Samples> test = Optional.empty();
  private Units units = Units.SAME;
  private List<String> inputNames;
  private List<String> outputNames;
  private String title;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private List<LossCurve> losses = ImmutableList.of();
  private List<Metric> metrics =
      ImmutableList.of(Metric.ROOT_MEAN_SQUARED_ERROR, Metric.MEAN_ABSOLUTE_ERROR, Metric.R2);
  private NetworkStyle style = NetworkStyle.DEFAULT;
  private Suggestions suggestions = Suggestions.defaults();
  private int suggestedEdges = SUGGESTED_EDGES;

  ModelReportBuilder(Kan kan, Samples train) {
    this.kan = kan;
    this.train = train;
    VariableNames names = VariableNames.numbered(kan);
    inputNames = names.inputs();
    outputNames = names.outputs();
    title = "Kolmogorov-Arnold network " + kan.widths();
  }

  /** Samples for the metrics that the network was not trained on, in the units of the data. */
  public ModelReportBuilder test(Samples samples) {
    test = Optional.of(samples);
    return this;
  }

  /** What inputs and targets go through on their way to the network. */
  public ModelReportBuilder units(Units normalisations) {
    units = normalisations;
    return this;
  }

  /** One name for each input, none twice; control characters become blanks. */
  public ModelReportBuilder inputNames(List<String> names) {
    inputNames = oneLine(names);
    return this;
  }

  /** One name for each output; control characters become blanks. */
  public ModelReportBuilder outputNames(List<String> names) {
    outputNames = oneLine(names);
    return this;
  }

  /** What to call the model. */
  public ModelReportBuilder title(String newTitle) {
    title = newTitle;
    return this;
  }

  /**
   * Adds a line to the table of facts: where the data come from, a date, a seed.
   *
   * @param name what it is, not there yet
   * @param value what to say
   * @throws IllegalArgumentException if there is a line of that name
   */
  public ModelReportBuilder fact(String name, String value) {
    checkArgument(!facts.containsKey(name), "there is a fact '%s' already", name);
    facts.put(name, value);
    return this;
  }

  /** The losses of the training, no two curves of one name. */
  public ModelReportBuilder losses(List<LossCurve> curves) {
    losses = ImmutableList.copyOf(curves);
    return this;
  }

  /** How good the model is, by which measures. */
  public ModelReportBuilder metrics(List<Metric> measures) {
    metrics = ImmutableList.copyOf(measures);
    return this;
  }

  /**
   * How the network is drawn, and which edges are too faint to be looked at. Names and title are
   * those of the report.
   */
  public ModelReportBuilder style(NetworkStyle newStyle) {
    style = newStyle;
    return this;
  }

  /** How functions are suggested: from which library, and how many for each edge. */
  public ModelReportBuilder suggestions(Suggestions how) {
    suggestions = how;
    return this;
  }

  /** For how many edges functions are suggested, those with the highest scores; 0 for none. */
  public ModelReportBuilder suggestedEdges(int atMost) {
    suggestedEdges = atMost;
    return this;
  }

  /**
   * The report.
   *
   * @throws IllegalArgumentException as {@link ModelReport}'s constructor
   */
  public ModelReport build() {
    return new ModelReport(
        kan,
        train,
        test,
        units,
        inputNames,
        outputNames,
        title,
        facts,
        losses,
        metrics,
        style,
        suggestions,
        suggestedEdges);
  }

  private static List<String> oneLine(List<String> names) {
    return names.stream()
        .map(name -> CharMatcher.javaIsoControl().collapseFrom(name, ' '))
        .collect(ImmutableList.toImmutableList());
  }
}
