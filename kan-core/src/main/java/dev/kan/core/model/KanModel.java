// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.Provenance;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A network together with the columns that it takes and predicts: the value that users hold. It
 * takes rows of the user's table and predicts in the user's units, or classes and their
 * probabilities; engines compute with the {@link Kan} inside. Immutable.
 *
 * <pre>{@code
 * KanModel model = ModelTrainer.builder("price").build().train(table);
 * double[] price = model.predict(Map.of("area", 84.0, "district", "Altona"));
 * System.out.println(model.scores());
 * }</pre>
 *
 * @param kan the network
 * @param schema the columns, and how they become the network's inputs and outputs
 * @param loss the loss that the network was trained for
 * @param scores the scores on rows that the training did not see
 */
public record KanModel(Kan kan, Schema schema, Loss loss, Scores scores) {
  /**
   * Checks that network and schema fit together.
   *
   * @throws IllegalArgumentException if the network has another number of inputs or outputs than
   *     the schema
   */
  public KanModel {
    int inputs = schema.inputs().size();
    checkArgument(
        kan.inputs() == inputs,
        "the columns become %s inputs, but the network has %s",
        inputs,
        kan.inputs());
    int outputs = schema.target().outputs().size();
    checkArgument(
        kan.outputs() == outputs,
        "the target %s becomes %s outputs, but the network has %s",
        schema.target().columns(),
        outputs,
        kan.outputs());
  }

  /** Returns the history of the network: how it was trained and changed. */
  public Provenance provenance() {
    return kan.provenance();
  }

  /**
   * Returns the predictions for the rows of a table: numbers in the target's units, or the
   * probability of each class. Where many single rows are predicted, a {@link ModelEvaluator} that
   * is made once is faster.
   *
   * @param table has the model's columns in any order; others, the target's too, are ignored
   * @return (rows, names of {@link Target#predicted})
   * @throws IllegalArgumentException as {@link Schema#encode}
   */
  public Batch predict(Table table) {
    return ModelEvaluator.of(this).predict(table);
  }

  /**
   * Returns the predictions for one row.
   *
   * @param row the cell of each column by its name, as in {@link Table#ofRow}
   * @return one number for each name of {@link Target#predicted}
   * @throws IllegalArgumentException as {@link Schema#encode}
   */
  public double[] predict(Map<String, ?> row) {
    return predict(Table.ofRow(row)).row(0);
  }

  /**
   * Returns the most probable class of each row.
   *
   * @param table has the model's columns in any order
   * @throws IllegalStateException if the target is not one of classes
   * @throws IllegalArgumentException as {@link Schema#encode}
   */
  public List<String> classify(Table table) {
    return ModelEvaluator.of(this).classify(table);
  }

  /**
   * Returns the scores on the rows of a table, by the metrics of the target.
   *
   * @param table has the model's columns and the target's, in any order
   * @throws IllegalArgumentException as {@link Schema#samples}
   */
  public Scores score(Table table) {
    return ModelEvaluator.of(this).score(table);
  }

  /**
   * Returns the samples that the network sees for a table: what tools take that work on a {@link
   * Kan}.
   *
   * @throws IllegalArgumentException as {@link Schema#samples}
   */
  public Samples samples(Table table) {
    return schema.samples(table);
  }

  /**
   * Returns the model with its network changed, for example {@code model.with(kan ->
   * GridRefinement.refine(kan, 20))}. The scores are those of the network before, and so are
   * dropped.
   *
   * @throws IllegalArgumentException if the changed network has other numbers of inputs or outputs
   */
  public KanModel with(UnaryOperator<Kan> change) {
    return new KanModel(change.apply(kan), schema, loss, Scores.UNKNOWN);
  }

  /** Returns the model with other scores. */
  public KanModel withScores(Scores newScores) {
    return new KanModel(kan, schema, loss, newScores);
  }

  /**
   * Returns the formula of each network output in the user's units and names: the quantity itself,
   * or the logit of a class.
   *
   * @throws IllegalStateException if an edge is not symbolic; the message names it
   */
  public SymbolicFormula formula() {
    return ModelFormula.of(this);
  }

  /** Returns the columns, the target, the shape of the network and the scores, one line each. */
  @Override
  public String toString() {
    return String.join(
        System.lineSeparator(),
        "KanModel of " + String.join(", ", schema.target().columns()),
        "  from " + String.join(", ", schema.columns().stream().map(Column::name).toList()),
        "  " + kan,
        "  " + scores);
  }
}
