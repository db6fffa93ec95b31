// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * The libraries that pictures need and the rest of kan-core does not: they are optional
 * dependencies, which a program that draws adds.
 */
final class DrawingLibraries {
  private static final String GRAPHICS = "java.awt.Graphics2D";
  private static final String LIBRARIES = "libraries.properties";

  private DrawingLibraries() {}

  /**
   * Fails before the first picture where one could not be finished.
   *
   * @throws IllegalStateException if the Java runtime lacks {@code java.desktop}, a library is
   *     missing, or Java finds no font
   */
  static void require() {
    if (isMissing(GRAPHICS)) {
      throw new IllegalStateException(
          "pictures need the module java.desktop, which this Java runtime does not have");
    }
    Properties libraries = libraries();
    List<String> missing =
        libraries.stringPropertyNames().stream()
            .filter(DrawingLibraries::isMissing)
            .map(libraries::getProperty)
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "pictures need libraries that are optional dependencies of kan-core; add "
              + String.join(" and ", missing));
    }
    Lettering.requireFonts();
  }

  private static boolean isMissing(String name) {
    try {
      Class.forName(name, false, DrawingLibraries.class.getClassLoader());
      return false;
    } catch (ClassNotFoundException e) {
      return true;
    }
  }

  private static Properties libraries() {
    Properties libraries = new Properties();
    try (InputStream in = DrawingLibraries.class.getResourceAsStream(LIBRARIES)) {
      if (in == null) {
        throw new IllegalStateException("the library's jar lacks its resource " + LIBRARIES);
      }
      libraries.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return libraries;
  }
}
