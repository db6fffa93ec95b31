// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Tests of the picture, read back from its pixels. */
class QuickstartChartTest {
  private static final int PANEL_WIDTH = 720;
  private static final int PANEL_HEIGHT = 420;
  private static final int TARGET = 0x9AA0A6;
  private static final int FITTED = 0x0B5FA5;
  private static final int LOSS = 0xC2410C;

  private static final double[] X = IntStream.range(0, 101).mapToDouble(i -> i / 100.0).toArray();

  @Test
  void eachRunHasItsCurveOnTheLeftAndItsLossOnTheRight() throws Exception {
    BufferedImage picture =
        draw(
            QuickstartChart.of(X, at(x -> x))
                .run("first", at(x -> 0.5), new double[] {1, 0.1, 0.01})
                .run("second", at(x -> 0.25), new double[] {1, 0.1}));
    assertThat(picture.getWidth()).isEqualTo(2 * PANEL_WIDTH);
    assertThat(picture.getHeight()).isEqualTo(2 * PANEL_HEIGHT);
    for (int row = 0; row < 2; row++) {
      assertThat(pixels(picture, row, 0, TARGET)).isGreaterThan(500);
      assertThat(pixels(picture, row, 0, FITTED)).isGreaterThan(500);
      assertThat(pixels(picture, row, 1, LOSS)).isGreaterThan(100);
      assertThat(pixels(picture, row, 0, LOSS)).isZero();
      assertThat(pixels(picture, row, 1, FITTED)).isZero();
    }
  }

  @Test
  void allLossesAreOnOneLogarithmicScale() throws Exception {
    BufferedImage picture =
        draw(
            QuickstartChart.of(X, at(x -> x))
                .run("one", at(x -> x), constant(0.1))
                .run("two", at(x -> x), constant(0.01))
                .run("three", at(x -> x), constant(0.0001)));
    double one = height(picture, 0);
    double two = height(picture, 1);
    double three = height(picture, 2);
    assertThat(two - one).as("a decade, in pixels").isGreaterThan(50);
    assertThat(three - two).as("two decades").isCloseTo(2 * (two - one), within(3.0));
  }

  @Test
  void lossesThatALogarithmCannotShowLeaveAGap() throws Exception {
    double[] losses = constant(0.1);
    Arrays.fill(losses, 20, 80, 0.0);
    losses[30] = Double.NaN;
    losses[40] = Double.POSITIVE_INFINITY;
    QuickstartChart gap = QuickstartChart.of(X, at(x -> x)).run("a", at(x -> x), losses);
    QuickstartChart full = QuickstartChart.of(X, at(x -> x)).run("a", at(x -> x), constant(0.1));
    assertThat(pixels(draw(gap), 0, 1, LOSS)).isBetween(1L, pixels(draw(full), 0, 1, LOSS) / 2);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    QuickstartChart chart = QuickstartChart.of(X, at(x -> x));
    double[] two = {1, 2};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuickstartChart.of(X, two))
        .withMessage("expected 101 targets; got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuickstartChart.of(new double[1], new double[1]))
        .withMessage("a curve needs at least 2 points; got 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chart.run("a", two, two))
        .withMessage("expected 101 fitted values; got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chart.run("a", X, new double[] {0, Double.NaN}))
        .withMessage("a run needs a loss that is positive and finite");
    assertThatIllegalStateException().isThrownBy(() -> chart.write(new ByteArrayOutputStream()));
  }

  private BufferedImage draw(QuickstartChart chart) throws Exception {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    chart.write(png);
    return ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
  }

  /** The number of pixels of a colour in a panel. */
  private static long pixels(BufferedImage picture, int row, int column, int color) {
    return panel(picture, row, column).filter(rgb -> rgb == color).count();
  }

  /** Returns the distance in pixels from the panel's top to each point of the loss. */
  private static double height(BufferedImage picture, int row) {
    int[] panel = panel(picture, row, 1).toArray();
    return IntStream.range(0, panel.length)
        .filter(i -> panel[i] == LOSS)
        .map(i -> i / PANEL_WIDTH)
        .average()
        .orElseThrow();
  }

  private static IntStream panel(BufferedImage picture, int row, int column) {
    return Arrays.stream(
            picture.getRGB(
                column * PANEL_WIDTH,
                row * PANEL_HEIGHT,
                PANEL_WIDTH,
                PANEL_HEIGHT,
                null,
                0,
                PANEL_WIDTH))
        .map(argb -> argb & 0xFFFFFF);
  }

  private static double[] at(DoubleUnaryOperator function) {
    return Arrays.stream(X).map(function).toArray();
  }

  private static double[] constant(double loss) {
    double[] losses = new double[100];
    Arrays.fill(losses, loss);
    return losses;
  }
}
