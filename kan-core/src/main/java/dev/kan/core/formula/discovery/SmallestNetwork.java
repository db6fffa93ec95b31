// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.ladder.LadderTrainer;

/**
 * Searches for the smallest network that is as accurate as a given one. The search fits the given
 * network and then tries, in this order:
 *
 * <ol>
 *   <li>to remove levels of hidden nodes;
 *   <li>on each level, to use fewer hidden nodes, beginning with one node;
 *   <li>to remove single edges, the least important first.
 * </ol>
 *
 * <p>Networks with fewer levels or nodes are fitted from fresh starts. A penalty on edges would not
 * find the smallest network reliably: it makes most edges small, but how the others share the work
 * is left to chance. So the search fits each smaller network and judges it by its error.
 *
 * <p>The error of a network is the square root of its mean loss on held-out samples, or on all
 * samples if there are too few to hold some out. A smaller network is good enough if its error is
 * at most {@code slack} times the error of the given network, or at most {@code tolerance} times
 * the error of the best constant outputs. If the loss is the squared error, the latter is the
 * standard deviation of the targets.
 *
 * <p>A search does one fit for each level, at most one for each smaller number of sum and product
 * nodes of a level, and one that continues from the current parameters for each edge. This takes
 * seconds for [2, 5, 1] and much longer for wide networks, so begin with a small network.
 *
 * @param trainer the fit of each network
 * @param slack the factor by which the error may be greater than that of the given network, at
 *     least 1
 * @param tolerance the error up to which a network is always good enough, as a fraction of the
 *     error of the best constant outputs, 0 or more
 */
public record SmallestNetwork(LadderTrainer trainer, double slack, double tolerance) {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if {@code slack} is below 1, {@code tolerance} is negative, or
   *     one is not finite
   */
  public SmallestNetwork {
    checkArgument(slack >= 1 && Double.isFinite(slack), "slack must be 1 or more; got %s", slack);
    checkArgument(
        tolerance >= 0 && Double.isFinite(tolerance),
        "the tolerance must be 0 or more; got %s",
        tolerance);
  }

  /** Returns the default settings. */
  public static SmallestNetwork defaults() {
    return builder().build();
  }

  /** Returns a builder of the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with these settings. */
  public Builder toBuilder() {
    return new Builder().trainer(trainer).slack(slack).tolerance(tolerance);
  }

  /**
   * Returns the smallest network found, which is the given network, fitted, if no smaller one is
   * good enough.
   *
   * @param kan the network to begin with, whose widths are the largest that are tried
   * @param samples the samples to fit, with as many inputs and outputs as the network; samples with
   *     a weight of 0 are left out
   * @throws IllegalArgumentException for the reasons given in {@link LadderTrainer#train(Kan,
   *     Samples)}
   */
  public Kan find(Kan kan, Samples samples) {
    return find(kan, samples, DiscoveryListener.NONE);
  }

  /**
   * Returns the smallest network found, and reports each trial to a listener.
   *
   * @param kan the network to begin with, whose widths are the largest that are tried
   * @param samples the samples to fit, with as many inputs and outputs as the network; samples with
   *     a weight of 0 are left out
   * @param listener receives each network that is tried
   * @throws IllegalArgumentException for the reasons given in {@link LadderTrainer#train(Kan,
   *     Samples)}
   */
  public Kan find(Kan kan, Samples samples, DiscoveryListener listener) {
    CancellationToken budget = CancellationToken.after(trainer.budget());
    try (Cancellation scope = Cancellation.open(budget::isCancelled)) {
      return scope.during(() -> new NetworkSearch(this, kan, samples, listener, scope).run());
    }
  }

  /** Collects settings; not thread-safe. */
  public static final class Builder {
    private LadderTrainer trainer = LadderTrainer.defaults();
    private double slack = 1.1;
    private double tolerance = 1e-3;

    private Builder() {}

    /**
     * Sets the trainer of each network, whose budget is that of the whole search. Default: one on
     * grids of 3, 10 and 20 intervals.
     */
    public Builder trainer(LadderTrainer settings) {
      trainer = settings;
      return this;
    }

    /**
     * Sets the factor by which the error may be greater than that of the given network. Default:
     * 1.1.
     *
     * @param factor the factor, at least 1
     */
    public Builder slack(double factor) {
      slack = factor;
      return this;
    }

    /**
     * Sets the error up to which a network is always good enough. Default: 1e-3.
     *
     * @param fraction the fraction of the error of the best constant outputs, 0 or more
     */
    public Builder tolerance(double fraction) {
      tolerance = fraction;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if a setting is out of range
     */
    public SmallestNetwork build() {
      return new SmallestNetwork(trainer, slack, tolerance);
    }
  }
}
