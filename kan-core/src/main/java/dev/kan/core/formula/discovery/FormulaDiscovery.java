// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.formula.symbolic.AffineRefit;
import dev.kan.core.formula.symbolic.AutoSymbolic;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Finds a formula for samples without further decisions by the user.
 *
 * <pre>{@code
 * Discovery found = FormulaDiscovery.defaults().find(kan, samples);
 * if (found.isFormula()) {
 *   SymbolicFormula formula = SymbolicFormula.of(found.kan());
 *   System.out.println(formula.polished(samples).rounded(4));
 * }
 * }</pre>
 *
 * <p>A discovery has these steps:
 *
 * <ol>
 *   <li>It searches for the smallest network that is as accurate as the given one.
 *   <li>It chooses a function for each edge of that network.
 *   <li>It trains the parameters of all functions together.
 *   <li>If the formula is less accurate than the network, it tries the next best functions of the
 *       edges, the closest rivals first. It keeps those that make the error much smaller.
 *   <li>It tries simpler functions, and keeps them if the formula is at least as accurate.
 * </ol>
 *
 * <p>The search for functions fits each function of the library to each edge three times, and does
 * at most one refit for each suggestion of each edge.
 *
 * @param network the search for the smallest network
 * @param autoSymbolic the choice of functions
 * @param refit the training of the functions' parameters, with the loss of the search's trainer
 */
public record FormulaDiscovery(
    SmallestNetwork network, AutoSymbolic autoSymbolic, AffineRefit refit) {
  /** Sets the loss of the refit to that of the trainer. */
  public FormulaDiscovery {
    refit = refit.toBuilder().loss(network.trainer().loss()).build();
  }

  /** Returns the default settings. */
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
   * Searches for a formula.
   *
   * @param kan the network to begin with, whose widths are the largest that are tried
   * @param samples the samples to fit, with as many inputs and outputs as the network
   * @throws IllegalArgumentException for the reasons given in {@link LadderTrainer#train(Kan,
   *     Samples)}
   */
  public Discovery find(Kan kan, Samples samples) {
    return find(kan, samples, DiscoveryListener.NONE);
  }

  /**
   * Searches for a formula and reports each trial to a listener.
   *
   * <p>The search ends early if the budget of the trainer is spent, if the thread is interrupted,
   * or if a {@link CancellationToken} is cancelled. It then returns the best result so far. Before
   * the first formula, that is the smallest network so far, its edges still splines.
   *
   * @param kan the network to begin with, whose widths are the largest that are tried
   * @param samples the samples to fit, with as many inputs and outputs as the network
   * @param listener receives each network and each formula that is tried
   * @throws IllegalArgumentException for the reasons given in {@link LadderTrainer#train(Kan,
   *     Samples)}
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
   * Searches for a formula of a network that is already trained and small. Edges that are already
   * symbolic keep their functions; the parameters of these functions are trained too, unless they
   * are frozen.
   *
   * @param trained the network, trained in any way
   * @param samples the samples to refit the formula to, with as many inputs and outputs as the
   *     network; samples with a weight of 0 are left out
   * @throws IllegalArgumentException if the samples do not match the network's inputs and outputs,
   *     or a value is infinite or NaN
   */
  public Discovery findInTrained(Kan trained, Samples samples) {
    return findInTrained(trained, samples, DiscoveryListener.NONE);
  }

  /**
   * Searches for a formula of a network that is already trained and small, and reports each trial
   * to a listener.
   *
   * <p>A search that ends early, for the reasons above, returns the best formula so far, or the
   * network itself before the first formula.
   *
   * @param trained the network, trained in any way
   * @param samples the samples to refit the formula to, with as many inputs and outputs as the
   *     network; samples with a weight of 0 are left out
   * @param listener receives each formula that is tried
   * @throws IllegalArgumentException if the samples do not match the network's inputs and outputs,
   *     or a value is infinite or NaN
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
    private AffineRefit refit = AffineRefit.defaults();

    private Builder() {}

    /** Sets the search for the smallest network. Default: {@link SmallestNetwork#defaults}. */
    public Builder network(SmallestNetwork settings) {
      network = settings;
      return this;
    }

    /**
     * Sets the trainer of the networks, without changing the other settings of the search for the
     * smallest network. Functions are easier to recognise on fine grids. A budget of the trainer is
     * that of the whole search. Default: the trainer of {@link SmallestNetwork#defaults}.
     */
    public Builder trainer(LadderTrainer settings) {
      network = network.toBuilder().trainer(settings).build();
      return this;
    }

    /** Sets the choice of functions. Default: {@link AutoSymbolic#defaults}. */
    public Builder autoSymbolic(AutoSymbolic settings) {
      autoSymbolic = settings;
      return this;
    }

    /**
     * Sets the functions that may replace splines, without changing how they are chosen. Default:
     * {@link FunctionLibrary#standard}.
     *
     * @throws IllegalArgumentException if the library is empty
     */
    public Builder library(FunctionLibrary functions) {
      autoSymbolic = autoSymbolic.toBuilder().library(functions).build();
      return this;
    }

    /**
     * Sets the training of the functions' parameters. Its loss is set to that of the trainer.
     * Default: {@link AffineRefit#defaults}.
     */
    public Builder refit(AffineRefit settings) {
      refit = settings;
      return this;
    }

    /** Returns the settings. */
    public FormulaDiscovery build() {
      return new FormulaDiscovery(network, autoSymbolic, refit);
    }
  }
}
