/**
 * Models: what users of tables hold. A {@link dev.kan.core.model.ModelTrainer} makes a {@link
 * dev.kan.core.model.KanModel} from a table; the model predicts, scores and gives its formula in
 * the user's units. Its {@link dev.kan.core.model.Schema} says how the table's {@linkplain
 * dev.kan.core.model.Column columns} become the network's inputs, and its outputs the {@linkplain
 * dev.kan.core.model.Target target}. A {@link dev.kan.core.model.ModelEvaluator} predicts row after
 * row, and an {@link dev.kan.core.model.Explainer} says what each column contributes to a
 * prediction.
 */
package dev.kan.core.model;
