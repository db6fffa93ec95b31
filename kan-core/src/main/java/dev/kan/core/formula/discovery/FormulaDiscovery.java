// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.formula.fitting.AffineRefit;
import dev.kan.core.formula.fitting.AutomaticFixing;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.concurrent.CancellationToken;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * From samples to a formula, with nothing to decide on the way: the smallest network that does as
 * well as the given one, a function for each of its edges, and a refit of all their numbers
 * together. Where the formula then is further off than the network was, the edges' next best
 * functions are tried, those first that came closest, and what makes the error much smaller is
 * kept. At last simpler functions are tried, and kept where the formula is no worse for them.
 *
 * <p>Naming costs a fit of each function of the library to each edge, three times over, and at most
 * one refit for each suggestion that an edge has.
 *
 * @param network finds the shape
 * @param fixing chooses functions
 * @param refit trains their numbers
 */
public record FormulaDiscovery(SmallestNetwork network, AutomaticFixing fixing, AffineRefit refit) {
  /**
   * The usual settings.
   *
   * @param library the functions that edges may become
   * @param trainer the trainer of the networks; fine grids show functions clearly. Its budget is
   *     that of a whole search
   */
  public static FormulaDiscovery of(FunctionLibrary library, LadderTrainer trainer) {
    return new FormulaDiscovery(
        SmallestNetwork.of(trainer),
        AutomaticFixing.of(library),
        AffineRefit.standard().withLoss(trainer.loss()));
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
   * Looks for a formula and tells of all that is tried.
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
                ? name(smallest, samples, listener)
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
  public Discovery name(Kan trained, Samples samples) {
    return name(trained, samples, DiscoveryListener.NONE);
  }

  /**
   * Looks for a formula of a network that is trained and small already, and tells of all that is
   * tried.
   *
   * @param trained the network, as above
   * @param samples what to refit the formula to, as above
   * @param listener receives each formula. A search that is ended, as above, gives back what there
   *     is by then: before the first formula the network itself
   * @throws IllegalArgumentException if the widths do not fit or a number is not finite
   */
  public Discovery name(Kan trained, Samples samples, DiscoveryListener listener) {
    CancellationToken budget = CancellationToken.after(network.trainer().budget());
    try (Cancellation scope = Cancellation.open(budget::isCancelled)) {
      return scope.during(
          () -> new Naming(this, trained, samples.withoutWeightless(), listener, scope).run());
    } catch (CancellationException e) {
      return new Discovery(trained, trained, List.of());
    }
  }
}
