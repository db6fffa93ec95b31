// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.TensorFlow;

/** Loads TensorFlow's native library, which is a separate dependency that the user chooses. */
final class Natives {
  private static final String API_PROPERTIES =
      "/META-INF/maven/org.tensorflow/tensorflow-core-api/pom.properties";

  private Natives() {}

  /**
   * Loads the library if it is not loaded yet.
   *
   * @throws IllegalStateException if it cannot be loaded; the message names the dependency to add
   */
  static void load() {
    try {
      TensorFlow.version();
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "TensorFlow's native library is missing or cannot be loaded: add the dependency"
              + " org.tensorflow:tensorflow-core-native:%s:%s"
                  .formatted(version(), Loader.getPlatform()),
          e);
    }
  }

  /**
   * Returns the version of TensorFlow's Java API; the native library must have the same version.
   */
  private static String version() {
    try (InputStream in = TensorFlow.class.getResourceAsStream(API_PROPERTIES)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "(the version of tensorflow-core-api)");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
