// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableSplit;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.Trainer;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.List;

/**
 * Trains a model on a table: finds out the schema, holds out rows to score on, makes a network and
 * trains it.
 *
 * <pre>{@code
 * KanModel model = ModelTrainer.builder("price").build().train(table);
 * }</pre>
 *
 * @param targets the columns to predict
 * @param ignored the columns that the model does not take
 * @param hidden the number of nodes of each hidden layer; empty for a sum of one curve for each
 *     input
 * @param gridIntervals the number of grid intervals that the network begins with
 * @param splineOrder the order of its splines
 * @param testShare the share of rows that are held out to score on
 * @param seed the source of the rows held out and of the network's first parameters
 * @param trainer trains the network
 */
public record ModelTrainer(
    List<String> targets,
    List<String> ignored,
    List<Integer> hidden,
    int gridIntervals,
    int splineOrder,
    double testShare,
    int seed,
    Trainer trainer) {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if there is no target, a hidden layer has no node, the grid
   *     has no interval, the order is negative, or the share is not between 0 and 1
   */
  public ModelTrainer {
    targets = ImmutableList.copyOf(targets);
    ignored = ImmutableList.copyOf(ignored);
    hidden = ImmutableList.copyOf(hidden);
    checkArgument(!targets.isEmpty(), "a model needs at least one target; got none");
    for (int nodes : hidden) {
      checkArgument(nodes >= 1, "a hidden layer needs at least 1 node; got %s", nodes);
    }
    checkArgument(gridIntervals >= 1, "a grid needs at least 1 interval; got %s", gridIntervals);
    checkArgument(splineOrder >= 0, "the order of splines is 0 or more; got %s", splineOrder);
    checkArgument(
        testShare > 0 && testShare < 1,
        "the share of test rows must lie between 0 and 1; got %s",
        testShare);
  }

  /**
   * Returns a builder.
   *
   * @param targets the columns to predict; one of texts is one of classes
   */
  public static Builder builder(String... targets) {
    return new Builder(ImmutableList.copyOf(targets));
  }

  /**
   * Trains a model on the rows of a table that are not held out, and scores it on those that are.
   * {@link #split} tells which these are.
   *
   * @param table at least two rows; every column that is neither a target nor ignored is taken
   * @throws IllegalArgumentException as {@link Schema#of}, or if there are fewer than two rows or a
   *     column to ignore is not there
   */
  public KanModel train(Table table) {
    Target target = TableStatistics.target(table.without(ignored), targets);
    TableSplit split = split(table, target);
    return train(split.train(), split.test(), target);
  }

  /**
   * Returns the rows that {@link #train(Table)} trains on and those that it scores on, of which
   * each class has the same share, as {@link Table#splitStratified} cuts.
   *
   * @param table at least two rows
   * @throws IllegalArgumentException as {@link #train(Table)}
   */
  public TableSplit split(Table table) {
    return split(table, TableStatistics.target(table.without(ignored), targets));
  }

  private TableSplit split(Table table, Target target) {
    return target instanceof ClassTarget classes
        ? table.splitStratified(classes.column(), testShare, seed)
        : table.split(testShare, seed);
  }

  /**
   * Trains a model on rows and scores it on other rows.
   *
   * @param train the rows to train on; every column that is neither a target nor ignored is taken
   * @param test the rows to score on
   * @throws IllegalArgumentException as {@link Schema#of}, or if a column to ignore is not there or
   *     the test rows do not fit the model
   */
  public KanModel train(Table train, Table test) {
    return train(train, test, TableStatistics.target(train.without(ignored), targets));
  }

  /**
   * Trains with the classes of {@code target}, since a rare one may be among the test rows only.
   */
  private KanModel train(Table train, Table test, Target target) {
    Schema schema = TableStatistics.schema(train.without(ignored), targets, target);
    Dataset data = Dataset.of(schema.samples(train), schema.samples(test));
    Loss loss = schema.target().loss();
    Kan kan = trainer.withLoss(loss).train(network(schema, data), data).kan();
    KanModel model = new KanModel(kan, schema, loss, Scores.UNKNOWN);
    ModelEvaluator evaluator = ModelEvaluator.of(model);
    return model.withScores(evaluator.score(test)).withResiduals(evaluator.residuals(test));
  }

  private Kan network(Schema schema, Dataset data) {
    int[] widths =
        ImmutableList.<Integer>builder()
            .add(schema.inputs().size())
            .addAll(hidden)
            .add(schema.target().outputs().size())
            .build()
            .stream()
            .mapToInt(Integer::intValue)
            .toArray();
    KanSpec spec =
        KanSpec.builder(widths)
            .gridIntervals(gridIntervals)
            .splineOrder(splineOrder)
            .inputRanges(data.inputRanges())
            .build();
    return Initialiser.powerLaw().initialise(spec, seed);
  }

  /** Builds a {@link ModelTrainer}. */
  public static final class Builder {
    private final List<String> targets;
    private List<String> ignored = List.of();
    private List<Integer> hidden = List.of(5);
    private int gridIntervals = 3;
    private int splineOrder = 3;
    private double testShare = 0.2;
    private int seed;
    private Trainer trainer = LadderTrainer.of(3, 10);

    private Builder(List<String> targets) {
      this.targets = targets;
    }

    /** Sets the columns that the model does not take. Default: none. */
    public Builder ignore(String... columns) {
      ignored = ImmutableList.copyOf(columns);
      return this;
    }

    /**
     * Sets the number of nodes of each hidden layer. Default: one layer of 5. None gives an
     * additive model: one curve for each input and output.
     */
    public Builder hidden(int... nodes) {
      hidden = Ints.asList(nodes.clone());
      return this;
    }

    /**
     * Sets the number of grid intervals that the network begins with. Default: 3. A {@link
     * LadderTrainer} changes it.
     */
    public Builder gridIntervals(int intervals) {
      gridIntervals = intervals;
      return this;
    }

    /** Sets the order of the splines, 0 or more. Default: 3, cubic splines. */
    public Builder splineOrder(int order) {
      splineOrder = order;
      return this;
    }

    /** Sets the share of rows that are held out to score on, between 0 and 1. Default: 0.2. */
    public Builder testShare(double share) {
      testShare = share;
      return this;
    }

    /** Sets the seed of the rows held out and of the first parameters. Default: 0. */
    public Builder seed(int newSeed) {
      seed = newSeed;
      return this;
    }

    /**
     * Sets the trainer of the network; its loss is set to the target's. Default: a {@link
     * LadderTrainer} on grids of 3 and 10 intervals.
     */
    public Builder trainer(Trainer newTrainer) {
      trainer = newTrainer;
      return this;
    }

    /**
     * Returns the trainer.
     *
     * @throws IllegalArgumentException if a setting is out of its range
     */
    public ModelTrainer build() {
      return new ModelTrainer(
          targets, ignored, hidden, gridIntervals, splineOrder, testShare, seed, trainer);
    }
  }
}
