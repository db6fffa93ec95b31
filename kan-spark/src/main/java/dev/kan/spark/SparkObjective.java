// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterators;
import dev.kan.core.ParameterVector;
import dev.kan.core.model.KanModel;
import dev.kan.core.training.leastsquares.CostTerm;
import dev.kan.core.training.leastsquares.LeastSquaresProblem;
import dev.kan.core.training.leastsquares.NormalEquations;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The mean loss of a network on the rows of Spark as a function of its trainable parameters: the
 * same sums as those of {@link dev.kan.core.training.leastsquares.KanObjective}, but each partition
 * is added up by its executor. No row comes to the driver, only one sum for each group of
 * partitions. Sums are always added in the same order, so that the same partitions give the same
 * numbers; other partitions give numbers that differ by rounding.
 *
 * <p>The rows are encoded once, when the objective is made, and kept by the executors until it is
 * closed: 8 bytes for each input and target, in memory or else on disk.
 *
 * <pre>{@code
 * try (SparkObjective objective = SparkObjective.of(model, rows)) {
 *   LevenbergMarquardt method = LevenbergMarquardt.defaults();
 *   LevenbergMarquardtState start = method.start(objective, objective.parameters().values());
 *   LevenbergMarquardtState end = method.run(objective, start, 50);
 * }
 * }</pre>
 */
public final class SparkObjective implements LeastSquaresProblem, AutoCloseable {
  private final JavaRDD<SampleBlock> blocks;
  private final Broadcast<ShippedModel> shipped;
  private final ParameterVector parameters;
  private final long samples;
  private final List<CostTerm> terms;

  private SparkObjective(
      JavaRDD<SampleBlock> blocks,
      Broadcast<ShippedModel> shipped,
      ParameterVector parameters,
      long samples,
      List<CostTerm> terms) {
    this.blocks = blocks;
    this.shipped = shipped;
    this.parameters = parameters;
    this.samples = samples;
    this.terms = terms;
  }

  /**
   * Encodes the rows and returns the mean of the model's loss on them.
   *
   * @param model the model; the trainable parameters of its network are the unknowns
   * @param rows have the model's columns and the target's, in any order; at least one row
   * @throws IllegalArgumentException if a column is not there or has another type, there is no row,
   *     the loss has no curvature, or the network has no trainable parameter
   */
  public static SparkObjective of(KanModel model, Dataset<Row> rows) {
    model.loss().requireCurvature();
    ParameterVector parameters = ParameterVector.of(model.kan());
    checkArgument(parameters.size() >= 1, "the network has no trainable parameter");
    RowColumns columns = RowColumns.ofSamples(model.schema(), rows.schema());
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
    Broadcast<ShippedModel> shipped = context.broadcast(new ShippedModel(model));
    JavaRDD<SampleBlock> blocks =
        rows.javaRDD()
            .mapPartitions(part -> SampleBlock.ofRows(part, columns, shipped.value().model()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    long samples = 0;
    try {
      for (int size : blocks.map(SampleBlock::size).collect()) {
        samples += size;
      }
      checkArgument(samples >= 1, "training needs at least one row; got none");
    } finally {
      if (samples == 0) {
        blocks.unpersist(false);
      }
    }
    return new SparkObjective(blocks, shipped, parameters, samples, ImmutableList.of());
  }

  /** Returns a copy with a further term added, which shares the samples of this objective. */
  public SparkObjective withTerm(CostTerm term) {
    List<CostTerm> more = ImmutableList.<CostTerm>builder().addAll(terms).add(term).build();
    return new SparkObjective(blocks, shipped, parameters, samples, more);
  }

  /** Returns the layout of the unknowns in the network. */
  public ParameterVector parameters() {
    return parameters;
  }

  /** Returns the number of rows. */
  public long samples() {
    return samples;
  }

  @Override
  public int size() {
    return parameters.size();
  }

  @Override
  public double cost(double[] point) {
    double[] unknowns = point.clone();
    Broadcast<ShippedModel> model = shipped;
    double all = samples;
    JavaRDD<double[]> costs =
        blocks.mapPartitions(
            own -> {
              double sum = 0;
              while (own.hasNext()) {
                SampleBlock block = own.next();
                sum += block.size() / all * block.objective(model.value().model()).cost(unknowns);
              }
              return Iterators.singletonIterator(new double[] {sum});
            });
    return PartitionSum.of(costs)[0] + terms.stream().mapToDouble(t -> t.cost(unknowns)).sum();
  }

  @Override
  public NormalEquations normalEquations(double[] point) {
    double[] unknowns = point.clone();
    Broadcast<ShippedModel> model = shipped;
    double all = samples;
    int size = size();
    JavaRDD<double[]> sums =
        blocks.mapPartitions(
            own -> {
              double[] sum = PackedEquations.zeros(size);
              while (own.hasNext()) {
                SampleBlock block = own.next();
                PackedEquations.add(
                    block.objective(model.value().model()).normalEquations(unknowns),
                    block.size() / all,
                    sum);
              }
              return Iterators.singletonIterator(sum);
            });
    NormalEquations.Sum total = new NormalEquations.Sum(size);
    PackedEquations.unpack(PartitionSum.of(sums), size, total);
    for (CostTerm term : terms) {
      total.addCost(term.cost(unknowns));
      term.addTo(unknowns, total);
    }
    return total.build();
  }

  /** Lets the executors forget the samples. Copies with further terms are closed too. */
  @Override
  public void close() {
    blocks.unpersist(false);
    shipped.unpersist(false);
  }
}
