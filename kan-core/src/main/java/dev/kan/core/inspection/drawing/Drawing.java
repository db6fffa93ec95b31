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

/** A picture, to be written to a file, shown or put into a page. Immutable. */
public abstract sealed class Drawing permits NetworkDrawing, EdgeDrawing, LossDrawing {
  /** The widest image in pixels. */
  public static final int MAX_WIDTH = 20_000;

  Drawing() {}

  abstract Picture picture();

  /** The width in pixels, of the SVG and of the image in its own size. */
  public final int width() {
    return picture().width();
  }

  /** The height in pixels, of the SVG and of the image in its own size. */
  public final int height() {
    return picture().height();
  }

  /**
   * The picture as an {@code svg} element without an XML declaration, which is a file as well as
   * what HTML embeds as it is. The same drawing gives the same text, on machines with the same
   * fonts.
   */
  public final String svg() {
    return SvgText.of(picture());
  }

  /**
   * The picture as an image on white, in its own size.
   *
   * @return {@link #width()} by {@link #height()} pixels without transparency
   */
  public final BufferedImage image() {
    return image(width());
  }

  /**
   * The picture as an image on white.
   *
   * @param width the width in pixels, 1 to {@link #MAX_WIDTH}; the height is in proportion
   * @throws IllegalArgumentException if the width is out of range
   */
  public final BufferedImage image(int width) {
    checkArgument(
        width >= 1 && width <= MAX_WIDTH,
        "an image's width must be 1 to %s pixels; got %s",
        MAX_WIDTH,
        width);
    return Raster.image(picture(), width);
  }

  /**
   * The picture as the bytes of a PNG file.
   *
   * @param width the width in pixels, 1 to {@link #MAX_WIDTH}; the height is in proportion
   * @throws IllegalArgumentException if the width is out of range
   */
  public final byte[] png(int width) {
    return Raster.png(image(width));
  }

  /**
   * Writes the picture to a file, as the end of its name says: SVG for {@code .svg}, PNG in the
   * picture's own size for {@code .png}.
   *
   * @param file replaced as a whole or not at all; missing parent directories are made
   * @throws IllegalArgumentException if the name ends in something else
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
