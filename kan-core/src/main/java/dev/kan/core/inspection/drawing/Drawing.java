// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import com.google.common.io.MoreFiles;
import dev.kan.core.storage.file.AtomicFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A picture, to be written to a file, shown, or embedded in a page. Immutable.
 *
 * <p>In a notebook of the JJava kernel, {@code display(drawing.svg(), "image/svg+xml")} shows it.
 */
public abstract sealed class Drawing permits NetworkDrawing, EdgeDrawing, LossDrawing {
  /** The greatest width of an image in pixels. */
  public static final int MAX_WIDTH = 20_000;

  Drawing() {}

  abstract Picture picture();

  /** Returns the width in pixels, of the SVG and of the image in its own size. */
  public final int width() {
    return picture().width();
  }

  /** Returns the height in pixels, of the SVG and of the image in its own size. */
  public final int height() {
    return picture().height();
  }

  /**
   * Returns the picture as an {@code svg} element without an XML declaration, which can be stored
   * as a file or embedded in HTML as it is. The same drawing gives the same text on machines with
   * the same fonts.
   */
  public final String svg() {
    return SvgText.of(picture());
  }

  /**
   * Returns the picture as an image on white, in its own size.
   *
   * @return {@link #width()} by {@link #height()} pixels without transparency
   */
  @SuppressWarnings("exports") // programs without pictures need no java.desktop
  public final BufferedImage image() {
    return image(width());
  }

  /**
   * Returns the picture as an image on white.
   *
   * @param width the width in pixels, 1 to {@link #MAX_WIDTH}; the height is in proportion
   * @return an image without transparency
   * @throws IllegalArgumentException if the width is out of range
   */
  @SuppressWarnings("exports") // programs without pictures need no java.desktop
  public final BufferedImage image(int width) {
    checkArgument(
        width >= 1 && width <= MAX_WIDTH,
        "an image's width must be 1 to %s pixels; got %s",
        MAX_WIDTH,
        width);
    return Raster.image(picture(), width);
  }

  /**
   * Returns the picture as the bytes of a PNG file.
   *
   * @param width the width in pixels, 1 to {@link #MAX_WIDTH}; the height is in proportion
   * @throws IllegalArgumentException if the width is out of range
   */
  public final byte[] png(int width) {
    return Raster.png(image(width));
  }

  /**
   * Writes the picture to a file in the format that the end of its name tells: SVG for {@code
   * .svg}, PNG in the picture's own size for {@code .png}.
   *
   * @param file the file, which is replaced as a whole or not at all; missing parent directories
   *     are created
   * @throws IllegalArgumentException if the name has another ending
   * @throws IOException if the file cannot be written
   */
  public final void write(Path file) throws IOException {
    byte[] content =
        switch (Ascii.toLowerCase(MoreFiles.getFileExtension(file))) {
          case "svg" -> svg().getBytes(StandardCharsets.UTF_8);
          case "png" -> png(width());
          default ->
              throw new IllegalArgumentException(
                  "a picture's file must end in .svg or .png; got " + file);
        };
    AtomicFiles.write(file, out -> out.write(content));
  }
}
