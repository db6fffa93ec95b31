// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.Provenance;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.Table;
import dev.kan.core.editing.pruning.Pruning;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.formula.discovery.FormulaDiscovery;
import dev.kan.core.formula.symbolic.AffineRefit;
import dev.kan.core.formula.symbolic.AutoSymbolic;
import dev.kan.core.formula.symbolic.FormulaError;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.training.Trainer;
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
 * System.out.println(model.explain(Map.of("area", 84.0, "district", "Altona")));
 * System.out.println(model.scores());
 * }</pre>
 *
 * @param kan the network
 * @param schema the columns, and how they become the network's inputs and outputs
 * @param loss the loss that the network was trained for
 * @param scores the scores on rows that the training did not see
 * @param residuals the residuals of each numeric target on rows that the training did not see;
 *     empty if they are not known or the target is one of classes
 */
public record KanModel(
    Kan kan, Schema schema, Loss loss, Scores scores, List<Residuals> residuals) {
  /**
   * Checks that network and schema fit together.
   *
   * @throws IllegalArgumentException if the network has another number of inputs or outputs than
   *     the schema, or there are residuals but not for each numeric target
   */
  public KanModel {
    residuals = ImmutableList.copyOf(residuals);
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
    int numbers = schema.target() instanceof NumericTarget ? outputs : 0;
    checkArgument(
        residuals.isEmpty() || residuals.size() == numbers,
        "expected residuals of %s numeric targets, or none; got %s",
        numbers,
        residuals.size());
  }

  /** Creates a model without residuals. */
  public KanModel(Kan kan, Schema schema, Loss loss, Scores scores) {
    this(kan, schema, loss, scores, List.of());
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
   * Returns the most probable class of each row; an empty text where a formula in the network has
   * no value.
   *
   * @param table has the model's columns in any order
   * @throws IllegalStateException if the target is not one of classes
   * @throws IllegalArgumentException as {@link Schema#encode}
   */
  public List<String> classify(Table table) {
    return ModelEvaluator.of(this).classify(table);
  }

  /**
   * Returns the most probable class of one row.
   *
   * @param row the cell of each column by its name, as in {@link Table#ofRow}
   * @throws IllegalStateException if the target is not one of classes
   * @throws IllegalArgumentException as {@link Schema#encode}
   */
  public String classify(Map<String, ?> row) {
    return classify(Table.ofRow(row)).get(0);
  }

  /**
   * Returns the prediction for one row as a sum of contributions of the columns. Where many rows
   * are explained, an {@link Explainer} that is made once is faster.
   *
   * @param row the cell of each column by its name, as in {@link Table#ofRow}
   * @throws IllegalArgumentException as {@link Schema#encode}
   */
  public Explanation explain(Map<String, ?> row) {
    return Explainer.of(this).explain(row);
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
   * Returns the samples that the network sees for a table, scaled and encoded, for tools that work
   * on a {@link Kan}.
   *
   * @throws IllegalArgumentException as {@link Schema#samples}
   */
  public Samples samples(Table table) {
    return schema.samples(table);
  }

  /**
   * Returns the model with its network changed, for example {@code model.with(kan ->
   * GridRefinement.refine(kan, 20))}. The scores and residuals are those of the network before, and
   * so are dropped.
   *
   * @throws IllegalArgumentException if the changed network has other numbers of inputs or outputs
   */
  public KanModel with(UnaryOperator<Kan> change) {
    return new KanModel(change.apply(kan), schema, loss, Scores.UNKNOWN);
  }

  /**
   * Returns the model with its network trained on, on all rows of a table.
   *
   * @param trainer the trainer; its loss is set to the model's
   * @param table has the model's columns and the target's
   * @throws IllegalArgumentException as {@link Schema#samples}, or if the trainer cannot minimise
   *     the loss or nothing in the network is trainable
   */
  public KanModel train(Trainer trainer, Table table) {
    return with(network -> trainer.withLoss(loss).train(network, samples(table)).kan());
  }

  /**
   * Returns the model with a smaller network, without columns that no longer matter.
   *
   * @param pruning the thresholds of nodes and edges; a column goes with all its inputs or not at
   *     all, so that the threshold of inputs is not used
   * @param table has the model's columns; importances are computed on its rows
   * @throws IllegalArgumentException as {@link Schema#encode} and {@link Pruning#prune}
   */
  public KanModel prune(Pruning pruning, Table table) {
    return ModelPruning.prune(this, pruning, schema.encode(table));
  }

  /**
   * Returns the model with every edge symbolic that a function fits well enough, and the parameters
   * of all functions refitted.
   *
   * @param settings how functions are chosen
   * @param table has the model's columns and the target's
   * @throws IllegalArgumentException as {@link Schema#samples} and {@link AutoSymbolic#fixSymbolic}
   */
  public KanModel autoSymbolic(AutoSymbolic settings, Table table) {
    Samples samples = samples(table);
    Kan fixed = settings.fixSymbolic(kan, samples).kan();
    AffineRefit refit = AffineRefit.builder().loss(loss).build();
    return with(network -> AffineRefit.canRefit(fixed) ? refit.refit(fixed, samples).kan() : fixed);
  }

  /**
   * Returns the model with the network of a formula: the smallest one that does as well, a function
   * for each of its edges, and a refit. Edges that nothing fits stay numeric.
   *
   * @param discovery the settings of the search; its loss is set to the model's
   * @param table has the model's columns and the target's
   * @throws IllegalArgumentException as {@link Schema#samples}, or if the trainer cannot minimise
   *     the loss
   */
  public KanModel discover(FormulaDiscovery discovery, Table table) {
    FormulaDiscovery search =
        discovery.toBuilder().trainer(discovery.network().trainer().withLoss(loss)).build();
    return with(network -> search.find(network, samples(table)).kan());
  }

  /** Returns the model with other scores. */
  public KanModel withScores(Scores newScores) {
    return new KanModel(kan, schema, loss, newScores, residuals);
  }

  /**
   * Returns the model with other residuals.
   *
   * @param newResiduals those of each numeric target on rows that the training did not see, or none
   * @throws IllegalArgumentException if their number differs from that of the numeric targets
   */
  public KanModel withResiduals(List<Residuals> newResiduals) {
    return new KanModel(kan, schema, loss, scores, newResiduals);
  }

  /**
   * Returns an interval around each prediction that holds the true value of a new row in the given
   * share of cases.
   *
   * @param table has the model's columns in any order
   * @param level the share, between 0 and 1
   * @throws IllegalStateException if the model has no residuals
   * @throws IllegalArgumentException as {@link Schema#encode} and {@link Residuals#lower}
   */
  public PredictionIntervals intervals(Table table, double level) {
    checkState(
        !residuals.isEmpty(),
        "the model of %s has no residuals, which intervals need",
        schema.target().columns());
    Batch predictions = predict(table);
    return new PredictionIntervals(
        shifted(predictions, residuals.stream().mapToDouble(each -> each.lower(level)).toArray()),
        shifted(predictions, residuals.stream().mapToDouble(each -> each.upper(level)).toArray()));
  }

  private static Batch shifted(Batch predictions, double... amounts) {
    double[] values = predictions.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] += amounts[i % amounts.length];
    }
    return Batch.of(amounts.length, values);
  }

  /**
   * Returns the formula of each network output in the user's units and names: the quantity itself,
   * or the logit of a class. Line ends and other control characters of a name become blanks.
   *
   * @throws IllegalStateException if an edge is not symbolic; the message names it
   */
  public SymbolicFormula formula() {
    List<String> names =
        schema.inputs().stream()
            .map(input -> CharMatcher.javaIsoControl().collapseFrom(input.name(), ' '))
            .toList();
    return SymbolicFormula.of(kan, names, schema.units());
  }

  /**
   * Returns the error of the formula on the rows of a table, in the user's units.
   *
   * @param table has the model's columns and the target's
   * @throws IllegalStateException if an edge is not symbolic; the message names it
   * @throws IllegalArgumentException as {@link Schema#samples}
   */
  public FormulaError formulaError(Table table) {
    return formula().error(schema.units().undo(samples(table)));
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
