// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.formula.symbolic.Suggestions;
import dev.kan.core.formula.symbolic.SymbolicFormula.Units;
import dev.kan.core.inspection.drawing.LossCurve;
import dev.kan.core.inspection.drawing.NetworkStyle;
import dev.kan.core.storage.file.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report of a model as one HTML page that stands by itself: facts, the picture of the network in
 * which the pointer or the keyboard finds each edge's curve, score and suggested functions, the
 * formula if every edge is symbolic, metrics, feature scores, losses, warnings about grids, and all
 * edges that are drawn one by one. The page loads nothing from anywhere, can be read without its
 * script, printed, and is well-formed XML.
 *
 * @param kan the network
 * @param train samples in the units of the data: scores, curves and coverage are those on them
 * @param test further samples for the metrics, in the units of the data
 * @param units what inputs and targets go through on their way to the network
 * @param inputNames one for each input, none twice
 * @param outputNames one for each output
 * @param title what to call the model
 * @param facts further lines for the table of facts, in order
 * @param losses the losses of the training, no two curves of one name; may be empty
 * @param metrics how good the model is, by which measures; may be empty
 * @param style how the network is drawn; names and title in it do not count
 * @param suggestions how functions are suggested for numeric edges
 * @param suggestedEdges for how many edges at most, those with the highest scores; 0 or more
 */
public record ModelReport(
    Kan kan,
    Samples train,
    Optional<Samples> test,
    Units units,
    List<String> inputNames,
    List<String> outputNames,
    String title,
    Map<String, String> facts,
    List<LossCurve> losses,
    List<Metric> metrics,
    NetworkStyle style,
    Suggestions suggestions,
    int suggestedEdges) {
  /**
   * Copies the collections and checks that all belongs together.
   *
   * @throws IllegalArgumentException if samples or a normalisation have other widths than the
   *     network, there are not as many names as inputs and outputs, one is blank, an input's name
   *     comes twice, the title is blank, two loss curves have one name, or {@code suggestedEdges}
   *     is negative
   */
  public ModelReport {
    inputNames = ImmutableList.copyOf(inputNames);
    outputNames = ImmutableList.copyOf(outputNames);
    facts = ImmutableMap.copyOf(facts);
    losses = ImmutableList.copyOf(losses);
    metrics = ImmutableList.copyOf(metrics);
    requireWidths(kan, "training", train);
    test.ifPresent(samples -> requireWidths(kan, "test", samples));
    requireWidth("input", units.inputs().map(each -> each.means().size()), kan.inputs());
    requireWidth("target", units.targets().map(each -> each.means().size()), kan.outputs());
    requireNames("input", inputNames, kan.inputs());
    requireNames("output", outputNames, kan.outputs());
    requireDistinct("input names", inputNames);
    requireDistinct("loss curves", losses.stream().map(LossCurve::name).toList());
    checkArgument(!title.isBlank(), "a report needs a title; got '%s'", title);
    checkArgument(
        suggestedEdges >= 0, "suggestions for 0 edges or more; asked for %s", suggestedEdges);
  }

  /**
   * Begins a report.
   *
   * @param kan the network
   * @param train samples in the units of the data: scores, curves and coverage are those on them
   */
  public static ModelReportBuilder builder(Kan kan, Samples train) {
    return new ModelReportBuilder(kan, train);
  }

  /**
   * Begins a report on a data set, with its test samples and in the units that it had before its
   * normalisations.
   *
   * @param kan the network
   * @param data what it was trained and tested on
   */
  public static ModelReportBuilder builder(Kan kan, Dataset data) {
    Units units = new Units(data.inputNormalisation(), data.targetNormalisation());
    return new ModelReportBuilder(kan, undone(data.train(), units))
        .test(undone(data.test(), units))
        .units(units);
  }

  /**
   * The page. Takes as long as the picture and, for each edge that gets suggestions, the fits of a
   * whole library, some tenths of a second. The same report gives the same text, on machines with
   * the same fonts.
   *
   * @return HTML that is XML as well, to be stored as UTF-8
   * @throws IllegalArgumentException if a node of the network is not finite on a training sample,
   *     or a metric does not take the targets
   * @throws IllegalStateException if Java finds no font
   */
  public String html() {
    return Page.of(Findings.of(this));
  }

  /**
   * Writes the page to a file.
   *
   * @param file replaced as a whole or not at all; missing parent directories are made
   * @throws IllegalArgumentException as {@link #html}
   * @throws IllegalStateException if Java finds no font
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    byte[] page = html().getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(page));
  }

  private static Samples undone(Samples samples, Units units) {
    return new Samples(
        units.inputs().map(each -> each.undo(samples.inputs())).orElse(samples.inputs()),
        units.targets().map(each -> each.undo(samples.targets())).orElse(samples.targets()),
        samples.weights());
  }

  private static void requireWidths(Kan kan, String which, Samples samples) {
    samples.inputs().requireColumns(kan.inputs(), "the " + which + " inputs");
    samples.targets().requireColumns(kan.outputs(), "the " + which + " targets");
  }

  private static void requireWidth(String what, Optional<Integer> width, int expected) {
    checkArgument(
        width.orElse(expected) == expected,
        "expected a normalisation of %s %ss; got one of %s",
        expected,
        what,
        width.orElse(0));
  }

  private static void requireNames(String what, List<String> names, int expected) {
    checkArgument(
        names.size() == expected && names.stream().noneMatch(String::isBlank),
        "expected %s %s names, none of them blank; got %s",
        expected,
        what,
        names);
  }

  private static void requireDistinct(String what, List<String> names) {
    checkArgument(
        names.stream().distinct().count() == names.size(), "%s must differ; got %s", what, names);
  }
}
