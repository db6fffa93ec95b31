// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.VariableNames;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.formula.symbolic.Suggestions;
import dev.kan.core.formula.symbolic.SymbolicFormula.Units;
import dev.kan.core.inspection.drawing.LossCurve;
import dev.kan.core.inspection.drawing.NetworkStyle;
import dev.kan.core.inspection.markup.XmlText;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report of a model as one HTML page that stands by itself: facts, the picture of the network in
 * which the pointer or the keyboard finds each edge's curve, score and suggested functions, the
 * formula if every edge is symbolic, metrics, feature scores, losses, warnings about grids, and a
 * card for each edge that is drawn. The page loads nothing from anywhere, can be read without its
 * script, printed, and is well-formed XML.
 *
 * <pre>{@code
 * ModelReport.builder(model, table).title("My model").build().write(Path.of("report.html"));
 * }</pre>
 *
 * <p>In a notebook of the JJava kernel, {@code display(report.html(), "text/html")} shows it.
 */
public final class ModelReport {
  private final ReportSettings settings;

  private ModelReport(ReportSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns a builder of a report.
   *
   * @param kan the network
   * @param train samples in the units of the data, on which scores, curves and coverage are
   *     computed
   */
  public static Builder builder(Kan kan, Samples train) {
    return new Builder(kan, train);
  }

  /**
   * Returns a builder of a report on a data set, with its test samples and in the units that it had
   * before its normalisations.
   *
   * @param kan the network
   * @param data the data set that it was trained and tested on
   */
  public static Builder builder(Kan kan, Dataset data) {
    Units units = new Units(data.inputNormalisation(), data.targetNormalisation());
    return new Builder(kan, units.undo(data.train())).test(units.undo(data.test())).units(units);
  }

  /**
   * Returns a builder of a report on a model, with the names of its columns, in the user's units
   * and with the metrics of its target. Categories and missing cells appear as inputs that are 0 or
   * 1, and the outputs of a model of classes as logits. A {@link TableReport} tells more about
   * columns and predictions, and nothing of the network unless it is small.
   *
   * @param model the model
   * @param table has the model's columns and the target's; scores, curves and coverage are computed
   *     on its rows
   * @throws IllegalArgumentException as {@link dev.kan.core.model.Schema#samples}
   */
  public static Builder builder(KanModel model, Table table) {
    Schema schema = model.schema();
    String target = String.join(", ", schema.target().columns());
    return new Builder(model.kan(), schema.units().undo(schema.samples(table)))
        .units(schema.units())
        .inputNames(names(schema.inputs()))
        .outputNames(names(schema.target().outputs()))
        .metrics(schema.target().metrics())
        .title("Model of " + target)
        .fact("Loss", model.loss().toString())
        .fact("Scores on rows not trained on", model.scores().toString());
  }

  private static List<String> names(List<Quantity> quantities) {
    return quantities.stream().map(Quantity::name).toList();
  }

  /**
   * Returns the page. This takes as long as the picture and, for each edge that gets suggestions,
   * the fits of a whole library, some tenths of a second. The same report gives the same text on
   * machines with the same fonts.
   *
   * @return HTML that is XML as well, to be stored as UTF-8
   * @throws IllegalArgumentException if a node of the network is not finite on a training sample,
   *     or a metric does not take the targets
   * @throws IllegalStateException if a drawing library or a font is missing; the message names it
   */
  public String html() {
    return NetworkPage.of(settings);
  }

  /**
   * Writes the page to a file.
   *
   * @param file the file, which is replaced as a whole or not at all; missing parent directories
   *     are created
   * @throws IllegalArgumentException if a node of the network is not finite on a training sample,
   *     or a metric does not take the targets
   * @throws IllegalStateException if a drawing library or a font is missing; the message names it
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    Page.write(html(), file);
  }

  ReportSettings settings() {
    return settings;
  }

  /** Returns the title and the widths, for example {@code ModelReport[My model, [2, 5, 1]]}. */
  @Override
  public String toString() {
    return "ModelReport[" + settings.title() + ", " + settings.network().kan().widths() + "]";
  }

  /** Builds a {@link ModelReport}. */
  public static final class Builder {
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
    private NetworkStyle style = NetworkStyle.defaults();
    private Suggestions suggestions = Suggestions.defaults();
    private int suggestedEdges = 30;

    private Builder(Kan kan, Samples train) {
      this.kan = kan;
      this.train = train;
      VariableNames names = VariableNames.numbered(kan);
      inputNames = names.inputs();
      outputNames = names.outputs();
      title = "Kolmogorov-Arnold network " + kan.widths();
    }

    /**
     * Sets samples for the metrics that the network was not trained on, in the units of the data.
     * Default: none, or the test samples of the data set.
     */
    public Builder test(Samples samples) {
      test = Optional.of(samples);
      return this;
    }

    /**
     * Sets the normalisations of inputs and targets on their way to the network. Default: none, or
     * those of the data set.
     */
    public Builder units(Units normalisations) {
      units = normalisations;
      return this;
    }

    /**
     * Sets one name for each input, all different; control characters become blanks. Default: x1,
     * x2 and so on.
     */
    public Builder inputNames(List<String> names) {
      inputNames = oneLine(names);
      return this;
    }

    /**
     * Sets one name for each output; control characters become blanks. Default: y, or y1, y2 and so
     * on if there are several.
     */
    public Builder outputNames(List<String> names) {
      outputNames = oneLine(names);
      return this;
    }

    /** Sets the heading of the page. Default: one that names the network's widths. */
    public Builder title(String newTitle) {
      title = newTitle;
      return this;
    }

    /**
     * Adds a line to the table of facts: the origin of the data, a date, a seed. Default: none.
     *
     * @param name the name of the fact, used for no other
     * @param value its value
     * @throws IllegalArgumentException if there is a fact of that name already
     */
    public Builder fact(String name, String value) {
      checkArgument(!facts.containsKey(name), "there is a fact '%s' already", name);
      facts.put(name, value);
      return this;
    }

    /**
     * Sets the losses of the training, each curve with a name of its own; {@link
     * LossCurve#ofTraining} returns those of a history. Default: none.
     */
    public Builder losses(List<LossCurve> curves) {
      losses = ImmutableList.copyOf(curves);
      return this;
    }

    /** Sets the metrics to show. Default: RMSE, MAE and r2. */
    public Builder metrics(List<Metric> measures) {
      metrics = ImmutableList.copyOf(measures);
      return this;
    }

    /**
     * Sets the settings of the picture, which also choose the edges that are too faint for a card.
     * Names and title are those of the report. Default: {@link NetworkStyle#defaults}.
     */
    public Builder style(NetworkStyle newStyle) {
      style = newStyle;
      return this;
    }

    /**
     * Sets the search for functions of numeric edges. Default: the five best functions of the
     * standard library for each edge.
     */
    public Builder suggestions(Suggestions search) {
      suggestions = search;
      return this;
    }

    /**
     * Sets the greatest number of edges that get suggestions, those with the highest scores first.
     * Default: 30.
     *
     * @param atMost 0 or more; 0 for no suggestions
     */
    public Builder suggestedEdges(int atMost) {
      suggestedEdges = atMost;
      return this;
    }

    /**
     * Returns the report.
     *
     * @throws IllegalArgumentException if samples or a normalisation have other widths than the
     *     network, there are not as many names as inputs and outputs, one is blank, two inputs have
     *     one name, the title is blank, two loss curves have one name, or the number of edges that
     *     get suggestions is negative
     */
    public ModelReport build() {
      VariableNames names = new VariableNames(inputNames, outputNames);
      return new ModelReport(
          new ReportSettings(
              new ReportedNetwork(kan, train, test, units, names),
              title,
              facts,
              losses,
              metrics,
              style,
              suggestions,
              suggestedEdges));
    }

    private static List<String> oneLine(List<String> names) {
      return names.stream().map(XmlText::oneLine).toList();
    }
  }
}
