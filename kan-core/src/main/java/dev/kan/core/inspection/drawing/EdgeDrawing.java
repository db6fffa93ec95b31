// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.Edge;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.library.SymbolicCurve;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One edge: its curve over the inputs that it sees, the knots in that range on it, how the inputs
 * are distributed below it, and a symbolic fit if one is given, with its r2 on the inputs. The
 * curve has the colour of the edge's {@linkplain EdgeKind kind}.
 */
public final class EdgeDrawing extends Drawing {
  /** The smallest width and height in pixels. */
  public static final int MIN_SIZE = 100;

  private static final int WIDTH = 560;
  private static final int HEIGHT = 400;
  private static final int AXIS_WIDTH = 100;

  private final Edge edge;
  private final ImmutableDoubleArray inputs;
  private final Optional<SymbolicCurve> fit;
  private final String title;
  private final String name;
  private final int width;
  private final int height;

  private EdgeDrawing(
      Edge edge,
      ImmutableDoubleArray inputs,
      Optional<SymbolicCurve> fit,
      String title,
      String name,
      int width,
      int height) {
    this.edge = edge;
    this.inputs = inputs;
    this.fit = fit;
    this.title = title;
    this.name = name;
    this.width = width;
    this.height = height;
  }

  /**
   * Draws an edge without fit and title, 560 by 400 pixels, by the name of {@code edge-plot}.
   *
   * @param edge the edge
   * @param inputs what its input is on samples, finite; at least one
   * @throws IllegalArgumentException if there is no input or one is not finite
   * @throws IllegalStateException if Java finds no font
   */
  public static EdgeDrawing of(Edge edge, double... inputs) {
    Batch.of(1, inputs).requireFinite("the edge's inputs");
    Lettering.requireFonts();
    return new EdgeDrawing(
        edge,
        ImmutableDoubleArray.copyOf(inputs),
        Optional.empty(),
        "",
        "edge-plot",
        WIDTH,
        HEIGHT);
  }

  /** The same with a symbolic fit. */
  public EdgeDrawing withFit(SymbolicCurve curve) {
    return new EdgeDrawing(edge, inputs, Optional.of(curve), title, name, width, height);
  }

  /** The same with a title; blank for none, control characters become blanks. */
  public EdgeDrawing withTitle(String newTitle) {
    return new EdgeDrawing(edge, inputs, fit, Lettering.oneLine(newTitle), name, width, height);
  }

  /**
   * The same by another name, which is the id of its group in the SVG and what the ids of its
   * definitions begin with. Pictures in one page need different names.
   *
   * @param newName a letter, then letters, digits, {@code -} and {@code _}
   * @throws IllegalArgumentException if it is something else
   */
  public EdgeDrawing withName(String newName) {
    checkArgument(
        newName.matches("[A-Za-z][A-Za-z0-9_-]*"),
        "a picture's name must be a letter and then letters, digits, - or _; got '%s'",
        newName);
    return new EdgeDrawing(edge, inputs, fit, title, newName, width, height);
  }

  /**
   * The same in another size.
   *
   * @param newWidth in pixels, {@value #MIN_SIZE} to {@value Drawing#MAX_WIDTH}
   * @param newHeight in pixels, {@value #MIN_SIZE} to {@value Drawing#MAX_WIDTH}
   * @throws IllegalArgumentException if one is out of range
   */
  public EdgeDrawing withSize(int newWidth, int newHeight) {
    checkArgument(
        Math.min(newWidth, newHeight) >= MIN_SIZE && Math.max(newWidth, newHeight) <= MAX_WIDTH,
        "an edge's picture must be %s to %s pixels wide and high; got %s by %s",
        MIN_SIZE,
        MAX_WIDTH,
        newWidth,
        newHeight);
    return new EdgeDrawing(edge, inputs, fit, title, name, newWidth, newHeight);
  }

  /**
   * How well the fit explains the edge on the inputs where the edge is finite, {@link Metric#R2};
   * none without a fit or without such an input.
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
}
