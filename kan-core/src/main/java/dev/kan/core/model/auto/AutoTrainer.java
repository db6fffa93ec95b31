// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.kan.core.data.Table;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learns a model from a table without any choice by the user. It tries a slope for each column, a
 * curve for each column, and hidden nodes on top of these, and takes what predicts best on rows
 * that it did not see. The model is the mean of several functions, each of which was fitted without
 * a part of the rows; together they are one network.
 *
 * <pre>{@code
 * AutoTraining result = AutoTrainer.builder("price").build().train(table);
 * System.out.println(result.model());
 * result.warnings().forEach(System.out::println);
 * }</pre>
 *
 * <p>The time grows with the number of rows and columns: on two processors, about 20 seconds for
 * 5,000 rows and 20 columns. Of more than 30,000 rows, as many are drawn at random to learn from,
 * and with more than 10,000 fewer alternatives are tried. The more columns, the coarser are the
 * curves; with more than about 200 columns of numbers, all of these have slopes only.
 *
 * <p>Numbers are limited to somewhat more than the range of most rows, missing cells and categories
 * of few rows are values of their own, and columns from which nothing can be learned are left out.
 * The same table, settings and seed give the same model, whatever the number of threads, unless a
 * budget ends the training.
 *
 * @param targets the columns to predict
 * @param ignored the columns that the model does not take
 * @param task what the targets hold
 * @param classWeights how much the rows of each class count
 * @param monotone the columns with which predictions must rise or fall
 * @param isCompact true if the model is fitted once more to all rows instead of the mean of several
 *     functions
 * @param budget the time after which the best model so far is taken; empty for no limit
 * @param seed the source of all random choices
 * @param threads the largest number of threads
 */
public record AutoTrainer(
    List<String> targets,
    List<String> ignored,
    Task task,
    ClassWeights classWeights,
    Map<String, Direction> monotone,
    boolean isCompact,
    Optional<Duration> budget,
    int seed,
    int threads) {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if there is no target, one comes twice or is ignored, the
   *     budget is negative, or the number of threads is out of range
   */
  public AutoTrainer {
    targets = ImmutableList.copyOf(targets);
    ignored = ImmutableList.copyOf(ignored);
    monotone = ImmutableMap.copyOf(monotone);
    checkArgument(!targets.isEmpty(), "a model needs at least one target; got none");
    checkArgument(
        targets.stream().distinct().count() == targets.size(),
        "each target may come once; got %s",
        targets);
    for (String target : targets) {
      checkArgument(!ignored.contains(target), "the target \"%s\" cannot be ignored", target);
    }
    checkArgument(
        budget.filter(Duration::isNegative).isEmpty(),
        "a budget must be 0 or more; got %s",
        budget);
    for (String column : monotone.keySet()) {
      checkArgument(
          !targets.contains(column) && !ignored.contains(column),
          "column \"%s\" is not taken, so that predictions cannot be monotone in it",
          column);
    }
    ParallelTasks.checkThreads(threads);
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
   * Learns a model from a table.
   *
   * @param table at least ten rows with a target; every column that is neither a target nor ignored
   *     is taken if something can be learned from it
   * @throws IllegalArgumentException if a column that is named is not there, fewer than ten rows
   *     have a target, a target is the same in every row or has too many classes, classes are
   *     predicted along with other targets, weights are given for classes that do not exist, a
   *     monotone column is not one of numbers or there are several classes, or no column is left
   * @throws java.util.concurrent.CancellationException if the training is cancelled before the
   *     first candidate, which takes a moment
   */
  public AutoTraining train(Table table) {
    return train(table, AutoListener.NONE);
  }

  /**
   * Learns a model from a table and reports the progress.
   *
   * @param table as in {@link #train(Table)}
   * @param listener receives the progress, on this thread
   * @throws IllegalArgumentException as {@link #train(Table)}
   * @throws java.util.concurrent.CancellationException as {@link #train(Table)}
   */
  public AutoTraining train(Table table, AutoListener listener) {
    return new AutoRun(this, listener).train(table);
  }

  /** Builds an {@link AutoTrainer}. */
  public static final class Builder {
    private final List<String> targets;
    private List<String> ignored = List.of();
    private Task task = Task.GUESSED;
    private ClassWeights classWeights = ClassWeights.EQUAL;
    private final Map<String, Direction> monotone = new LinkedHashMap<>();
    private boolean isCompact;
    private Optional<Duration> budget = Optional.empty();
    private int seed;
    private int threads = Runtime.getRuntime().availableProcessors();

    private Builder(List<String> targets) {
      this.targets = targets;
    }

    /** Sets the columns that the model does not take. Default: none. */
    public Builder ignore(String... columns) {
      ignored = ImmutableList.copyOf(columns);
      return this;
    }

    /** Sets what the targets hold. Default: {@link Task#GUESSED}. */
    public Builder task(Task newTask) {
      task = newTask;
      return this;
    }

    /** Sets how much the rows of each class count. Default: {@link ClassWeights#EQUAL}. */
    public Builder classWeights(ClassWeights weights) {
      classWeights = weights;
      return this;
    }

    /**
     * Makes predictions rise or fall with a column of numbers, all else being equal: those of
     * numbers, or the probability of the second of two classes. Such a column takes no part in
     * interactions. Default: no column.
     */
    public Builder monotone(String column, Direction direction) {
      monotone.put(column, direction);
      return this;
    }

    /**
     * Fits the model once more to all rows, instead of taking the mean of eight functions. It is
     * smaller and in most cases a little less accurate; its scores are those of the mean. Default:
     * the mean.
     */
    public Builder compact() {
      isCompact = true;
      return this;
    }

    /**
     * Sets the time after which the best model so far is taken. The linear model is always fitted.
     * Default: no limit.
     */
    public Builder budget(Duration time) {
      budget = Optional.of(time);
      return this;
    }

    /** Sets the seed of all random choices. Default: 0. */
    public Builder seed(int newSeed) {
      seed = newSeed;
      return this;
    }

    /** Sets the largest number of threads. Default: the number of processors. */
    public Builder threads(int most) {
      threads = most;
      return this;
    }

    /**
     * Returns the trainer.
     *
     * @throws IllegalArgumentException if a setting is out of its range
     */
    public AutoTrainer build() {
      return new AutoTrainer(
          targets, ignored, task, classWeights, monotone, isCompact, budget, seed, threads);
    }
  }
}
