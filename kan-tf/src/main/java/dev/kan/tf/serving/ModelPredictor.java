// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Schema;
import dev.kan.tf.runtime.RuntimeOptions;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * Predicts with a model on TensorFlow, in the user's units: for large tables and for GPUs. A
 * predictor must be closed after use. It is thread-safe.
 *
 * <pre>{@code
 * try (ModelPredictor predictor = ModelPredictor.of(model)) {
 *   Batch predictions = predictor.predict(table);
 * }
 * }</pre>
 *
 * <p>For a few rows at a time, {@link dev.kan.core.model.ModelEvaluator} is faster and needs no
 * native libraries.
 */
public final class ModelPredictor implements AutoCloseable {
  private final Schema schema;
  private final KanPredictor network;

  private ModelPredictor(Schema schema, KanPredictor network) {
    this.schema = schema;
    this.network = network;
  }

  /** Returns a predictor in float32 with default options. */
  public static ModelPredictor of(KanModel model) {
    return of(model, TFloat32.class, RuntimeOptions.defaults());
  }

  /**
   * Returns a predictor.
   *
   * @param model the model
   * @param type the type that the network computes in, {@code TFloat32.class} or {@code
   *     TFloat64.class}; columns are scaled in double precision
   * @param options how TensorFlow runs the graph
   * @throws IllegalArgumentException if the type is another one, or if a symbolic edge's function
   *     is Java code
   */
  public static ModelPredictor of(
      KanModel model, Class<? extends TFloating> type, RuntimeOptions options) {
    return new ModelPredictor(model.schema(), KanPredictor.of(model.kan(), type, options));
  }

  /**
   * Returns the predictions for the rows of a table, as {@link KanModel#predict(Table)}.
   *
   * @throws IllegalArgumentException as {@link Schema#encode}, or if an encoded number is too large
   *     for the type
   * @throws IllegalStateException if the predictor is closed
   */
  public Batch predict(Table table) {
    return schema.target().decode(network.predict(schema.encode(table)));
  }

  /** Closes the graph and the session after predictions in progress have ended. */
  @Override
  public void close() {
    network.close();
  }
}
