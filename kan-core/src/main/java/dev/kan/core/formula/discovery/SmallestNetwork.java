// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.concurrent.CancellationToken;
import dev.kan.core.training.ladder.LadderTrainer;

/**
 * Looks for the smallest network that does as well as a given one: fits it, then tries to do
 * without levels of hidden nodes, then, level by level, with fewer hidden nodes, from one on, each
 * time from fresh starts, and at last tries to do without each edge, the least important first. A
 * penalty on edges makes most of them small but leaves it to chance which way the rest share the
 * work; whether a network half the size is enough shows when it is fitted.
 *
 * <p>The error of a network is the root of its mean loss on held-out samples, or on all samples
 * where there are too few to hold some out. A smaller network is as good if its error is not above
 * {@code slack} times that of the first, or not above {@code tolerance} times that of the best
 * constant outputs, which is the targets' deviation if the loss is the squared error.
 *
 * <p>A search takes one fit for each level, at most one for each smaller number of sum and product
 * nodes of a level, and one from where it stands for each edge: seconds for [2, 5, 1], much longer
 * for wide networks, so that it pays to begin with a small one.
 *
 * @param trainer the trainer of the networks; its budget is that of a whole search
 * @param slack how much greater the error may be, as a factor, at least 1
 * @param tolerance the error, as a fraction of that of the best constant outputs, up to which a
 *     network is good enough, 0 or more
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

  /** Returns a search with the default settings. */
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
   * Returns the smallest network found; at worst the given one, fitted.
   *
   * @param kan the network to begin with: its widths are the largest that are tried
   * @param samples what to fit to, as wide as the network; those of weight 0 are left out
   * @throws IllegalArgumentException as {@link LadderTrainer#train(Kan, Samples)}
   */
  public Kan find(Kan kan, Samples samples) {
    return find(kan, samples, DiscoveryListener.NONE);
  }

  /**
   * Returns the smallest network found, and reports all that is tried.
   *
   * @param kan the network to begin with, as above
   * @param samples what to fit to, as above
   * @param listener receives each network that was tried
   * @throws IllegalArgumentException as {@link LadderTrainer#train(Kan, Samples)}
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

    /** Sets how networks are fitted. Default: on grids of 3, 10 and 20 intervals. */
    public Builder trainer(LadderTrainer settings) {
      trainer = settings;
      return this;
    }

    /**
     * Sets how much greater the error of a smaller network may be. Default: 1.1.
     *
     * @param factor at least 1
     */
    public Builder slack(double factor) {
      slack = factor;
      return this;
    }

    /**
     * Sets the error below which a network is good enough. Default: 1e-3.
     *
     * @param fraction a fraction of the targets' deviation, 0 or more
     */
    public Builder tolerance(double fraction) {
      tolerance = fraction;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public SmallestNetwork build() {
      return new SmallestNetwork(trainer, slack, tolerance);
    }
  }
}
