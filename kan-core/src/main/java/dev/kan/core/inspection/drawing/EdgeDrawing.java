// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.Edge;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.inspection.markup.XmlText;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A picture of one edge: its curve over the inputs that it sees, the knots in that range, the
 * distribution of the inputs, and a symbolic fit if one is given, with its r2 on the inputs. The
 * curve has the colour of the edge's {@linkplain EdgeKind kind}.
 *
 * <pre>{@code
 * EdgeIndex edge = new EdgeIndex(0, 1, 0);
 * EdgeDrawing.of(kan.edge(edge), x.column(edge.input())).write(Path.of("edge.svg"));
 * }</pre>
 */
public final class EdgeDrawing extends Drawing {
  /** The smallest width and height in pixels. */
  public static final int MIN_SIZE = 100;

  private static final int AXIS_WIDTH = 100;

  private final Edge edge;
  private final ImmutableDoubleArray inputs;
  private final Optional<SymbolicCurve> fit;
  private final String title;
  private final String name;
  private final int width;
  private final int height;

  private EdgeDrawing(Builder builder) {
    edge = builder.edge;
    inputs = builder.inputs;
    fit = builder.fit;
    title = builder.title;
    name = builder.name;
    width = builder.width;
    height = builder.height;
  }

  /**
   * Draws an edge with the defaults of {@link Builder}.
   *
   * @param edge the edge
   * @param inputs the edge's input on samples, finite; at least one
   * @throws IllegalArgumentException if there is no input or one is not finite
   * @throws IllegalStateException if a drawing library or a font is missing; the message names it
   */
  public static EdgeDrawing of(Edge edge, double... inputs) {
    return builder(edge, inputs).build();
  }

  /**
   * Returns a builder of a picture of an edge.
   *
   * @param edge the edge
   * @param inputs the edge's input on samples, finite; at least one
   * @throws IllegalArgumentException if there is no input or one is not finite
   */
  public static Builder builder(Edge edge, double... inputs) {
    Batch.of(1, inputs).requireFinite("the edge's inputs");
    return new Builder(edge, ImmutableDoubleArray.copyOf(inputs));
  }

  /**
   * Returns how well the fit explains the edge on the inputs where the edge is finite, {@link
   * Metric#R2}; empty if there is no fit or no such input.
   */
  public OptionalDouble fitR2() {
    double[] x =
        inputs.stream().filter(input -> Double.isFinite(edge.applyAsDouble(input))).toArray();
    if (fit.isEmpty() || x.length == 0) {
      return OptionalDouble.empty();
    }
    double[] fitted = Arrays.stream(x).map(fit.get()).toArray();
    double[] actual = Arrays.stream(x).map(edge).toArray();
    return OptionalDouble.of(Metric.R2.of(Batch.of(1, fitted), Batch.of(1, actual)));
  }

  @Override
  Picture picture() {
    Part part = Part.opaque(name, "edge-plot", this::paint);
    return new Picture(name, width, height, ImmutableList.of(part));
  }

  private void paint(Graphics2D graphics) {
    EdgeChart chart = new EdgeChart(edge, inputs.toArray());
    chart.title(Lettering.bold(EdgeChart.TITLE_SIZE).shortened(title, width - AXIS_WIDTH));
    fit.ifPresent(curve -> chart.fit(curve, fitR2()));
    chart.curve(edge);
    chart.paint(graphics, width, height);
  }

  /** Returns the name and size, for example {@code EdgeDrawing[edge-plot, 560 x 400 pixels]}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "EdgeDrawing[%s, %d x %d pixels]", name, width, height);
  }

  /** Builds an {@link EdgeDrawing}. */
  public static final class Builder {
    private final Edge edge;
    private final ImmutableDoubleArray inputs;
    private Optional<SymbolicCurve> fit = Optional.empty();
    private String title = "";
    private String name = "edge-plot";
    private int width = 560;
    private int height = 400;

    private Builder(Edge edge, ImmutableDoubleArray inputs) {
      this.edge = edge;
      this.inputs = inputs;
    }

    /** Sets a symbolic fit, which is drawn behind the curve. Default: none. */
    public Builder fit(SymbolicCurve curve) {
      fit = Optional.of(curve);
      return this;
    }

    /** Sets the title; control characters become blanks. Default: blank, for none. */
    public Builder title(String newTitle) {
      title = XmlText.oneLine(newTitle);
      return this;
    }

    /**
     * Sets the id of the picture's group in the SVG, with which the ids of its definitions begin.
     * Pictures in one page need different names. Default: {@code edge-plot}.
     *
     * @param newName a letter, then letters, digits, {@code -} and {@code _}
     * @throws IllegalArgumentException if the name has another form
     */
    public Builder name(String newName) {
      checkArgument(
          newName.matches("[A-Za-z][A-Za-z0-9_-]*"),
          "a picture's name must be a letter and then letters, digits, - or _; got '%s'",
          newName);
      name = newName;
      return this;
    }

    /**
     * Sets the size. Default: 560 by 400.
     *
     * @param newWidth in pixels, {@value EdgeDrawing#MIN_SIZE} to {@value Drawing#MAX_WIDTH}
     * @param newHeight in pixels, {@value EdgeDrawing#MIN_SIZE} to {@value Drawing#MAX_WIDTH}
     * @throws IllegalArgumentException if one is out of range
     */
    public Builder size(int newWidth, int newHeight) {
      checkArgument(
          Math.min(newWidth, newHeight) >= MIN_SIZE && Math.max(newWidth, newHeight) <= MAX_WIDTH,
          "an edge's picture must be %s to %s pixels wide and high; got %s by %s",
          MIN_SIZE,
          MAX_WIDTH,
          newWidth,
          newHeight);
      width = newWidth;
      height = newHeight;
      return this;
    }

    /**
     * Returns the picture.
     *
     * @throws IllegalStateException if a drawing library or a font is missing; the message names it
     */
    public EdgeDrawing build() {
      DrawingLibraries.require();
      return new EdgeDrawing(this);
    }
  }
}
