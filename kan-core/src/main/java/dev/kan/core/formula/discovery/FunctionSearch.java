// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.formula.discovery.Rivals.Rival;
import dev.kan.core.formula.discovery.Trial.Phase;
import dev.kan.core.formula.symbolic.AffineRefit;
import dev.kan.core.formula.symbolic.AffineRefit.NumericParts;
import dev.kan.core.formula.symbolic.EdgeReport;
import dev.kan.core.formula.symbolic.FixingResult;
import dev.kan.core.formula.symbolic.RefitResult;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.leastsquares.KanObjective;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;

/** A single search for the functions of a network's edges. */
final class FunctionSearch {
  /** A rival function must make the loss smaller by this factor: half as large an error. */
  private static final double RIVAL_PAYS = 0.25;

  /** Steps of a refit that only tells which function is better. */
  private static final int TRIAL_STEPS = 60;

  private final FormulaDiscovery settings;
  private final Kan trained;
  private final Samples samples;
  private final DiscoveryListener listener;
  private final Cancellation scope;
  private final FixingResult fixed;
  private final AffineRefit refit;
  private final AffineRefit trialRefit;
  private Discovery found;
  private boolean goesOn = true;

  /**
   * Starts a search by choosing the functions that suit the edges.
   *
   * @param scope the scope that ends the search
   * @throws CancellationException if the search is cancelled before each edge was examined
   */
  FunctionSearch(
      FormulaDiscovery settings,
      Kan trained,
      Samples samples,
      DiscoveryListener listener,
      Cancellation scope) {
    this.settings = settings;
    this.trained = trained;
    this.samples = samples;
    this.listener = listener;
    this.scope = scope;
    fixed = settings.autoSymbolic().fixSymbolic(trained, samples);
    NumericParts numericParts =
        fixed.numericEdges().isEmpty() ? settings.refit().numericParts() : NumericParts.TRAINED;
    refit = settings.refit().toBuilder().numericParts(numericParts).build();
    trialRefit = refit.toBuilder().steps(Math.min(TRIAL_STEPS, refit.steps())).build();
    found = new Discovery(trained, fixed.kan(), fixed.edges());
  }

  /**
   * A network whose edges are functions.
   *
   * @param kan the refitted network
   * @param loss the mean loss
   * @param edges the functions
   */
  private record Named(Kan kan, double loss, List<EdgeReport> edges) {}

  /** Returns the best formula; if the search is cancelled, the best one so far. */
  Discovery run() {
    if (AffineRefit.canRefit(fixed.kan())) {
      try {
        search();
      } catch (CancellationException e) {
        // The best formula so far is returned.
      }
    }
    return found;
  }

  private void search() {
    Named first = refitted(refit, fixed.kan(), fixed.edges());
    tell(first, true);
    Rivals rivals = new Rivals(settings.autoSymbolic(), trained, samples);
    Named best = simpler(better(first, rivals), rivals);
    if (!best.equals(first)) {
      Named last = refitted(refit, best.kan(), best.edges());
      tell(last, last.loss() <= best.loss());
    }
  }

  /** Tries other functions as long as the formula is less accurate than the network. */
  private Named better(Named first, Rivals rivals) {
    double enough = meanLoss(trained);
    if (!goesOn || first.loss() <= enough) {
      return first;
    }
    Named best = first;
    Iterator<Rival> others = rivals.closestFirst(first.edges()).iterator();
    while (goesOn && !(best.loss() <= enough) && others.hasNext()) {
      Named other = with(others.next(), best);
      boolean kept = pays(other.loss(), best.loss());
      tell(other, kept);
      best = kept ? other : best;
    }
    return best;
  }

  /**
   * Tries simpler functions. If training has bent a line slightly, it looks like another nearly
   * straight function, and the bends of several edges compensate each other. So the simplest
   * functions are tried on all edges at once and, if that is worse, one after another. They are
   * kept if the loss does not increase.
   */
  private Named simpler(Named found, Rivals rivals) {
    List<Rival> simplest = goesOn ? rivals.simplest(found.edges()) : List.of();
    if (simplest.isEmpty()) {
      return found;
    }
    Kan kan = fixed.kan();
    List<EdgeReport> edges = found.edges();
    for (Rival rival : simplest) {
      kan = rival.in(kan);
      edges = rival.in(edges);
    }
    Named all = refitted(refit, kan, edges);
    tell(all, all.loss() <= found.loss());
    return all.loss() <= found.loss() ? all : oneByOne(found, simplest);
  }

  private Named oneByOne(Named found, List<Rival> simplest) {
    Named best = found;
    Iterator<Rival> others = simplest.iterator();
    while (goesOn && others.hasNext()) {
      Named other = with(others.next(), best);
      boolean kept = other.loss() <= best.loss();
      tell(other, kept);
      best = kept ? other : best;
    }
    return best;
  }

  private Named with(Rival rival, Named named) {
    return refitted(trialRefit, rival.in(named.kan()), rival.in(named.edges()));
  }

  private Named refitted(AffineRefit method, Kan kan, List<EdgeReport> edges) {
    RefitResult result = method.refit(kan, samples);
    return new Named(result.kan(), result.loss(), edges);
  }

  private void tell(Named named, boolean kept) {
    if (kept) {
      found = new Discovery(trained, named.kan(), named.edges());
    }
    Trial trial = new Trial(Phase.FORMULA, named.kan().widths(), named.loss(), kept);
    Cancellation.runUncancelled(() -> listener.onTrial(trial));
    goesOn = !scope.requested();
  }

  private static boolean pays(double loss, double best) {
    // A formula that has no value on some sample has the loss NaN, which compares as false.
    return loss < RIVAL_PAYS * best || (Double.isFinite(loss) && Double.isNaN(best));
  }

  private double meanLoss(Kan kan) {
    KanObjective objective = KanObjective.of(kan, samples, refit.loss());
    return objective.cost(objective.parameters().values());
  }
}
