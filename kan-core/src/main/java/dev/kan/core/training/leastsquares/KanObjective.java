// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.compiled.NetworkDerivatives;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The cost of a network on a set of samples as a function of its trainable parameters, in the order
 * of {@link ParameterVector}. The cost is the weighted mean of the samples' losses, plus further
 * terms if any. Immutable.
 *
 * <p>At a sample, few derivatives are not zero: at most {@code k + 3} for each edge with a spline
 * of order k. With n such derivatives and N samples, the normal equations of P parameters cost
 * {@code O(N outputs n^2)}, whatever the size of the grid, and {@code O(P^2)} memory. Results do
 * not depend on the number of threads, since sums always run in the same order.
 */
public final class KanObjective implements LeastSquaresProblem {
  private static final int BLOCK = 64;
  private static final int CHUNK_VALUES = 1 << 21;

  private final NetworkDerivatives network;
  private final Samples samples;
  private final double[] targets;
  private final Loss loss;
  private final double[] weights;
  private final List<CostTerm> terms;
  private final int threads;

  private KanObjective(
      NetworkDerivatives network,
      Samples samples,
      Loss loss,
      double[] weights,
      List<CostTerm> terms,
      int threads) {
    this.network = network;
    this.samples = samples;
    this.targets = samples.targets().toArray();
    this.loss = loss;
    this.weights = weights;
    this.terms = terms;
    this.threads = threads;
  }

  /**
   * Returns the mean loss of a network, weighted by the sample weights and computed on as many
   * threads as there are processors.
   *
   * @param kan the network; its trainable parameters are the unknowns
   * @param samples the samples, as wide as the network
   * @param loss the loss of a sample, which must have a curvature
   * @throws IllegalArgumentException if the widths do not match, the loss has no curvature or does
   *     not accept the targets, or the network has no trainable parameter
   */
  public static KanObjective of(Kan kan, Samples samples, Loss loss) {
    samples.inputs().requireColumns(kan.inputs(), "the input");
    loss.requireCurvature()
        .requireTargets(samples.targets().requireColumns(kan.outputs(), "the targets"));
    NetworkDerivatives network = new NetworkDerivatives(kan, samples.inputs());
    checkArgument(network.parameters().size() >= 1, "the network has no trainable parameter");
    double[] weights = samples.weightValues();
    double total = Arrays.stream(weights).sum();
    return new KanObjective(
        network,
        samples,
        loss,
        Arrays.stream(weights).map(each -> each / total).toArray(),
        ImmutableList.of(),
        Runtime.getRuntime().availableProcessors());
  }

  /** Returns a copy of this cost with a further term added. */
  public KanObjective withTerm(CostTerm term) {
    List<CostTerm> more = ImmutableList.<CostTerm>builder().addAll(terms).add(term).build();
    return new KanObjective(network, samples, loss, weights, more, threads);
  }

  /**
   * Returns a copy of this cost that is computed on another number of threads.
   *
   * @param count the number of threads, from 1 to 1024
   * @throws IllegalArgumentException if the number is out of its range
   */
  public KanObjective withThreads(int count) {
    ParallelTasks.checkThreads(count);
    return new KanObjective(network, samples, loss, weights, terms, count);
  }

  /** Returns the layout of the unknowns in the network. */
  public ParameterVector parameters() {
    return network.parameters();
  }

  @Override
  public int size() {
    return network.parameters().size();
  }

  @Override
  public double cost(double[] point) {
    double[] losses = sampleLosses(point);
    double cost = 0;
    for (int n = 0; n < losses.length; n++) {
      cost += weights[n] * losses[n];
    }
    for (CostTerm term : terms) {
      cost += term.cost(point);
    }
    return cost;
  }

  /**
   * Returns the unweighted loss of each sample.
   *
   * @param point the values of the unknowns, finite
   * @return the losses, one for each sample
   * @throws IllegalArgumentException if their number is wrong or one is not finite
   */
  public double[] sampleLosses(double[] point) {
    network.requirePoint(point);
    double[] losses = new double[samples.size()];
    ParallelTasks.run(
        blocks(losses.length), threads, () -> new SampleWork(point, 0).losses(losses));
    return losses;
  }

  @Override
  public NormalEquations normalEquations(double[] point) {
    network.requirePoint(point);
    NormalEquations.Sum sum = new NormalEquations.Sum(size());
    int most = network.mostPlaces();
    int fitting = CHUNK_VALUES / (most * network.outputs()) / BLOCK * BLOCK;
    int chunk = Math.min(samples.size(), Math.max(BLOCK, fitting));
    SparseRows rows = new SparseRows(chunk, network.outputs(), most);
    for (int from = 0; from < samples.size(); from += chunk) {
      int first = from;
      int count = Math.min(chunk, samples.size() - from);
      double[] costs = new double[blocks(count)];
      ParallelTasks.run(
          costs.length, threads, () -> new SampleWork(point, first).rows(count, rows, costs));
      sum.addCost(Arrays.stream(costs).sum());
      ParallelTasks.run(threads, threads, () -> t -> rows.addStripe(t, threads, count, sum));
    }
    for (CostTerm term : terms) {
      sum.addCost(term.cost(point));
      term.addTo(point, sum);
    }
    return sum.build();
  }

  private static int blocks(int count) {
    return (count + BLOCK - 1) / BLOCK;
  }

  /** The work of one thread on blocks of samples. */
  private final class SampleWork {
    private final NetworkDerivatives.Pass pass;
    private final int first;
    private final double[] target;
    private final double[] slopes;
    private final double[] column;
    private final double[][] root;

    SampleWork(double[] point, int first) {
      pass = network.newPass(point);
      this.first = first;
      target = new double[network.outputs()];
      slopes = new double[network.outputs()];
      column = new double[network.outputs()];
      root = new double[network.outputs()][network.outputs()];
    }

    IntConsumer losses(double[] losses) {
      return block -> {
        int end = Math.min(samples.size(), (block + 1) * BLOCK);
        for (int n = block * BLOCK; n < end; n++) {
          double[] y = forward(n);
          losses[n] = loss.value(y, target);
        }
      };
    }

    IntConsumer rows(int count, SparseRows rows, double[] costs) {
      return block -> {
        int end = Math.min(count, (block + 1) * BLOCK);
        for (int n = block * BLOCK; n < end; n++) {
          costs[block] += addRows(n, rows);
        }
      };
    }

    private double addRows(int n, SparseRows rows) {
      int sample = first + n;
      double[] y = forward(sample);
      rows.counts[n] = pass.linearise(rows.indices, rows.indexStart(n));
      for (int o = 0; o < y.length; o++) {
        pass.backward(o, rows.values, rows.rowStart(n, o));
      }
      loss.gradient(y, target, slopes);
      loss.curvatureRoot(y, target, root);
      double rootWeight = Math.sqrt(weights[sample]);
      double[][] weighted = new double[y.length][y.length];
      for (int o = 0; o < y.length; o++) {
        slopes[o] *= weights[sample];
        for (int j = 0; j < y.length; j++) {
          weighted[o][j] = rootWeight * root[o][j];
        }
      }
      rows.setGradient(n, slopes);
      rows.transform(n, weighted, column);
      return weights[sample] * loss.value(y, target);
    }

    private double[] forward(int sample) {
      System.arraycopy(targets, sample * target.length, target, 0, target.length);
      return pass.forward(sample);
    }
  }
}
