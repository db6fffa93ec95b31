// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.formula.symbolic.AffineRefit;
import dev.kan.core.formula.symbolic.AutoSymbolic;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.concurrent.CancellationToken;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * From samples to a formula, with nothing to decide on the way: the smallest network that does as
 * well as the given one, a function for each of its edges, and a refit of all their numbers
 * together. Where the formula then is further off than the network was, the edges' next best
 * functions are tried, those first that came closest, and what makes the error much smaller is
 * kept. At last simpler functions are tried, and kept where the formula is no worse for them.
 *
 * <p>The search for functions costs a fit of each function of the library to each edge, three times
 * over, and at most one refit for each suggestion that an edge has.
 *
 * @param network how the smallest network is searched for
 * @param autoSymbolic how functions are chosen
 * @param refit how their numbers are trained
 */
public record FormulaDiscovery(
    SmallestNetwork network, AutoSymbolic autoSymbolic, AffineRefit refit) {
  /** Returns a discovery with the default settings. */
  public static FormulaDiscovery defaults() {
    return builder().build();
  }

  /** Returns a builder of the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with these settings. */
  public Builder toBuilder() {
    return new Builder().network(network).autoSymbolic(autoSymbolic).refit(refit);
  }

  /**
   * Looks for a formula.
   *
   * @param kan the network to begin with: its widths are the largest that are tried
   * @param samples what to fit to, as wide as the network
   * @throws IllegalArgumentException as {@link LadderTrainer#train(Kan, Samples)}
   */
  public Discovery find(Kan kan, Samples samples) {
    return find(kan, samples, DiscoveryListener.NONE);
  }

  /**
   * Looks for a formula and reports all that is tried.
   *
   * @param kan the network to begin with, as above
   * @param samples what to fit to, as above
   * @param listener receives each network and each formula. A search that the budget of the
   *     trainer, an interrupt of the thread or a {@link CancellationToken} ends gives back what
   *     there is by then: before the first formula that is the smallest network so far, its edges
   *     splines
   * @throws IllegalArgumentException as {@link LadderTrainer#train(Kan, Samples)}
   */
  public Discovery find(Kan kan, Samples samples, DiscoveryListener listener) {
    CancellationToken budget = CancellationToken.after(network.trainer().budget());
    try (Cancellation scope = Cancellation.open(budget::isCancelled)) {
      return scope.during(
          () -> {
            NetworkSearch search = new NetworkSearch(network, kan, samples, listener, scope);
            Kan smallest = search.run();
            return search.isComplete()
                ? findInTrained(smallest, samples, listener)
                : new Discovery(smallest, smallest, List.of());
          });
    }
  }

  /**
   * Looks for a formula of a network that is trained and small already. Edges that are symbolic
   * already keep their functions; their numbers are refitted too, unless they are frozen.
   *
   * @param trained the network, of any training
   * @param samples what to refit the formula to, as wide as the network; those of weight 0 are left
   *     out
   * @throws IllegalArgumentException if the widths do not fit or a number is not finite
   */
  public Discovery findInTrained(Kan trained, Samples samples) {
    return findInTrained(trained, samples, DiscoveryListener.NONE);
  }

  /**
   * Looks for a formula of a network that is trained and small already, and reports all that is
   * tried.
   *
   * @param trained the network, as above
   * @param samples what to refit the formula to, as above
   * @param listener receives each formula. A search that is ended, as above, gives back what there
   *     is by then: before the first formula the network itself
   * @throws IllegalArgumentException if the widths do not fit or a number is not finite
   */
  public Discovery findInTrained(Kan trained, Samples samples, DiscoveryListener listener) {
    CancellationToken budget = CancellationToken.after(network.trainer().budget());
    try (Cancellation scope = Cancellation.open(budget::isCancelled)) {
      return scope.during(
          () ->
              new FunctionSearch(this, trained, samples.withoutWeightless(), listener, scope)
                  .run());
    } catch (CancellationException e) {
      return new Discovery(trained, trained, List.of());
    }
  }

  /** Collects settings; not thread-safe. */
  public static final class Builder {
    private SmallestNetwork network = SmallestNetwork.defaults();
    private AutoSymbolic autoSymbolic = AutoSymbolic.defaults();
    private Optional<AffineRefit> refit = Optional.empty();

    private Builder() {}

    /** Sets how the smallest network is searched for. Default: {@link SmallestNetwork#defaults}. */
    public Builder network(SmallestNetwork settings) {
      network = settings;
      return this;
    }

    /**
     * Sets the trainer of the networks, and keeps how the smallest one is searched for. Fine grids
     * show functions clearly. A budget of the trainer is that of the whole search. Default: as that
     * of {@link SmallestNetwork#defaults}.
     */
    public Builder trainer(LadderTrainer settings) {
      network = network.toBuilder().trainer(settings).build();
      return this;
    }

    /** Sets how functions are chosen. Default: {@link AutoSymbolic#defaults}. */
    public Builder autoSymbolic(AutoSymbolic settings) {
      autoSymbolic = settings;
      return this;
    }

    /**
     * Sets the functions that edges may become, and keeps how they are chosen. Default: {@link
     * FunctionLibrary#standard}.
     *
     * @throws IllegalArgumentException if the library is empty
     */
    public Builder library(FunctionLibrary functions) {
      autoSymbolic = autoSymbolic.toBuilder().library(functions).build();
      return this;
    }

    /**
     * Sets how the numbers of functions are trained. Default: {@link AffineRefit#defaults} with the
     * loss by which networks are fitted.
     */
    public Builder refit(AffineRefit settings) {
      refit = Optional.of(settings);
      return this;
    }

    /** Returns the settings. */
    public FormulaDiscovery build() {
      return new FormulaDiscovery(
          network,
          autoSymbolic,
          refit.orElseGet(() -> AffineRefit.builder().loss(network.trainer().loss()).build()));
    }
  }
}
