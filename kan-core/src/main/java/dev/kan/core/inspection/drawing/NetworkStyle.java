// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import dev.kan.core.Kan;
import dev.kan.core.VariableNames;
import dev.kan.core.inspection.markup.XmlText;
import java.util.List;

/**
 * The settings of a {@link NetworkDrawing}.
 *
 * <pre>{@code
 * NetworkStyle style = NetworkStyle.builder().width(600).inputNames(List.of("age", "income")).build();
 * }</pre>
 *
 * @param width the width in pixels, {@value #MIN_WIDTH} to {@value Drawing#MAX_WIDTH}; the height
 *     follows from the network
 * @param beta how dark edges are: the opacity of an edge is {@code tanh(beta * score)}; above 0
 * @param cutOff the least opacity of an edge that is drawn, 0 to 1
 * @param inputNames one name for each input; if empty, x1, x2 and so on are written
 * @param outputNames one name for each output; if empty, y, or y1, y2 and so on are written
 * @param title the text above the network; none if blank
 * @param metric the scores of edges
 * @param mostNodes the largest number of nodes of a hidden level that are drawn, those with the
 *     highest scores; at least 1
 */
public record NetworkStyle(
    int width,
    double beta,
    double cutOff,
    List<String> inputNames,
    List<String> outputNames,
    String title,
    EdgeMetric metric,
    int mostNodes) {
  /** The smallest width in pixels. */
  public static final int MIN_WIDTH = 100;

  /**
   * Copies the names and checks the settings; control characters in texts become blanks.
   *
   * @throws IllegalArgumentException if {@code width}, {@code beta}, {@code cutOff} or {@code
   *     mostNodes} is out of range
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
    checkArgument(
        mostNodes >= 1, "a picture needs at least 1 node of each level; got %s", mostNodes);
    inputNames = oneLine(inputNames);
    outputNames = oneLine(outputNames);
    title = XmlText.oneLine(title);
  }

  /** Returns the style whose settings are the defaults of {@link Builder}. */
  public static NetworkStyle defaults() {
    return builder().build();
  }

  /** Returns a builder whose settings are the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder whose settings are those of this style. */
  public Builder toBuilder() {
    return new Builder()
        .width(width)
        .beta(beta)
        .cutOff(cutOff)
        .inputNames(inputNames)
        .outputNames(outputNames)
        .title(title)
        .metric(metric)
        .mostNodes(mostNodes);
  }

  private static List<String> oneLine(List<String> names) {
    return names.stream().map(XmlText::oneLine).collect(toImmutableList());
  }

  /**
   * Returns the opacity of an edge, {@code tanh(beta * score)}; 1 if the score is NaN, so that
   * edges to a node that is not finite are seen.
   */
  double opacity(double score) {
    return Double.isNaN(score) ? 1 : Math.tanh(beta * score);
  }

  /**
   * Returns the names to write for a network.
   *
   * @throws IllegalArgumentException if there are names, but not as many as inputs or outputs
   */
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

  /** Builds a {@link NetworkStyle}. */
  public static final class Builder {
    private int width = 1000;
    private double beta = 3;
    private double cutOff = 0.01;
    private List<String> inputNames = List.of();
    private List<String> outputNames = List.of();
    private String title = "";
    private EdgeMetric metric = EdgeMetric.BACKWARD;
    private int mostNodes = 16;

    private Builder() {}

    /**
     * Sets the width of the picture. Default: 1000.
     *
     * @param pixels {@value NetworkStyle#MIN_WIDTH} to {@value Drawing#MAX_WIDTH}
     */
    public Builder width(int pixels) {
      width = pixels;
      return this;
    }

    /**
     * Sets how dark edges are. Default: 3, as pykan has it.
     *
     * @param newBeta above 0; the larger, the darker
     */
    public Builder beta(double newBeta) {
      beta = newBeta;
      return this;
    }

    /**
     * Sets the least opacity of an edge that is drawn. Default: 0.01.
     *
     * @param opacity 0 to 1; 0 draws every edge that is present
     */
    public Builder cutOff(double opacity) {
      cutOff = opacity;
      return this;
    }

    /** Sets one name for each input. Default: none, which writes x1, x2 and so on. */
    public Builder inputNames(List<String> names) {
      inputNames = names;
      return this;
    }

    /** Sets one name for each output. Default: none, which writes y, or y1, y2 and so on. */
    public Builder outputNames(List<String> names) {
      outputNames = names;
      return this;
    }

    /** Sets the text above the network. Default: blank, for none. */
    public Builder title(String newTitle) {
      title = newTitle;
      return this;
    }

    /** Sets the scores that make edges dark or faint. Default: {@link EdgeMetric#BACKWARD}. */
    public Builder metric(EdgeMetric newMetric) {
      metric = newMetric;
      return this;
    }

    /**
     * Sets how many nodes of a hidden level are drawn, so that their boxes are large enough to be
     * read. Default: 16.
     *
     * @param count at least 1; of a level with more nodes, those with the highest scores are drawn
     */
    public Builder mostNodes(int count) {
      mostNodes = count;
      return this;
    }

    /**
     * Returns the style.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public NetworkStyle build() {
      return new NetworkStyle(
          width, beta, cutOff, inputNames, outputNames, title, metric, mostNodes);
    }
  }
}
