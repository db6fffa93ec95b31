// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import dev.kan.core.Kan;
import dev.kan.core.VariableNames;
import java.util.List;

/**
 * How a network is drawn.
 *
 * @param width the width in pixels, {@value #MIN_WIDTH} to {@value Drawing#MAX_WIDTH}; the height
 *     follows from the network
 * @param beta how dark edges are: their opacity is {@code tanh(beta score)}; above 0
 * @param cutOff edges of less opacity than this are not drawn; 0 to 1
 * @param inputNames one for each input, or none for x1, x2 and so on
 * @param outputNames one for each output, or none for y, or y1, y2 and so on
 * @param title what to write above; blank for nothing
 * @param metric the scores of edges
 */
public record NetworkStyle(
    int width,
    double beta,
    double cutOff,
    List<String> inputNames,
    List<String> outputNames,
    String title,
    EdgeMetric metric) {
  /** The smallest width in pixels. */
  public static final int MIN_WIDTH = 100;

  /** 1000 pixels, beta 3, nothing fainter than 0.01, numbered names, no title, backward scores. */
  public static final NetworkStyle DEFAULT =
      new NetworkStyle(1000, 3, 0.01, List.of(), List.of(), "", EdgeMetric.BACKWARD);

  /**
   * Checks the numbers; control characters in texts become blanks.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public NetworkStyle {
    checkArgument(
        width >= MIN_WIDTH && width <= Drawing.MAX_WIDTH,
        "a network's picture must be %s to %s pixels wide; got %s",
        MIN_WIDTH,
        Drawing.MAX_WIDTH,
        width);
    checkArgument(
        beta > 0 && Double.isFinite(beta), "beta must be above 0 and finite; got %s", beta);
    checkArgument(cutOff >= 0 && cutOff <= 1, "the cut-off must be 0 to 1; got %s", cutOff);
    inputNames = oneLine(inputNames);
    outputNames = oneLine(outputNames);
    title = Lettering.oneLine(title);
  }

  /** The same with another width in pixels. */
  public NetworkStyle withWidth(int pixels) {
    return new NetworkStyle(pixels, beta, cutOff, inputNames, outputNames, title, metric);
  }

  /** The same with another beta; larger is darker. */
  public NetworkStyle withBeta(double newBeta) {
    return new NetworkStyle(width, newBeta, cutOff, inputNames, outputNames, title, metric);
  }

  /** The same with another cut-off; 0 draws every edge that is present. */
  public NetworkStyle withCutOff(double opacity) {
    return new NetworkStyle(width, beta, opacity, inputNames, outputNames, title, metric);
  }

  /** The same with these names of the inputs. */
  public NetworkStyle withInputNames(List<String> names) {
    return new NetworkStyle(width, beta, cutOff, names, outputNames, title, metric);
  }

  /** The same with these names of the outputs. */
  public NetworkStyle withOutputNames(List<String> names) {
    return new NetworkStyle(width, beta, cutOff, inputNames, names, title, metric);
  }

  /** The same with another title. */
  public NetworkStyle withTitle(String newTitle) {
    return new NetworkStyle(width, beta, cutOff, inputNames, outputNames, newTitle, metric);
  }

  /** The same with another metric. */
  public NetworkStyle withMetric(EdgeMetric newMetric) {
    return new NetworkStyle(width, beta, cutOff, inputNames, outputNames, title, newMetric);
  }

  private static List<String> oneLine(List<String> names) {
    return names.stream().map(Lettering::oneLine).collect(toImmutableList());
  }

  /**
   * The opacity of an edge, {@code tanh(beta score)}; 1 for a score of NaN, so that edges to a node
   * that is not finite are seen.
   */
  public double opacity(double score) {
    return Double.isNaN(score) ? 1 : Math.tanh(beta * score);
  }

  /** The names to write, checked against the network. */
  VariableNames names(Kan kan) {
    VariableNames numbered = VariableNames.numbered(kan);
    return new VariableNames(
        names("input", inputNames, numbered.inputs()),
        names("output", outputNames, numbered.outputs()));
  }

  private static List<String> names(String what, List<String> names, List<String> numbered) {
    if (names.isEmpty()) {
      return numbered;
    }
    int expected = numbered.size();
    checkArgument(
        names.size() == expected,
        "expected %s %s names or none; got %s: %s",
        expected,
        what,
        names.size(),
        names);
    return names;
  }
}
