// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.discovery;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.discovery.Rivals.Rival;
import dev.kan.core.fit.LadderFit;
import dev.kan.core.function.FunctionLibrary;
import dev.kan.core.leastsquares.KanObjective;
import dev.kan.core.symbolic.AffineRefit;
import dev.kan.core.symbolic.AutomaticFixing;
import dev.kan.core.symbolic.EdgeReport;
import dev.kan.core.symbolic.FixingResult;
import dev.kan.core.symbolic.RefitResult;
import java.util.List;

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
  /** A rival function must make the loss smaller by this factor: half as large an error. */
  private static final double RIVAL_PAYS = 0.25;

  /**
   * The usual settings.
   *
   * @param library the functions that edges may become
   * @param fit how networks are fitted; fine grids show functions clearly
   */
  public static FormulaDiscovery of(FunctionLibrary library, LadderFit fit) {
    return new FormulaDiscovery(
        SmallestNetwork.of(fit),
        AutomaticFixing.of(library),
        AffineRefit.standard().withLoss(fit.loss()));
  }

  /**
   * Looks for a formula.
   *
   * @param kan the network to begin with: its widths are the largest that are tried
   * @param samples what to fit to, as wide as the network
   * @throws IllegalArgumentException as {@link LadderFit#fit(Kan, Samples)}
   */
  public Discovery find(Kan kan, Samples samples) {
    return name(network.find(kan, samples), samples);
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
    return nameBy(trained, samples.withoutWeightless());
  }

  private Discovery nameBy(Kan trained, Samples samples) {
    FixingResult fixed = fixing.fix(trained, samples.inputs());
    if (!AffineRefit.canTrain(fixed.kan())) {
      return new Discovery(trained, fixed.kan(), fixed.edges());
    }
    AffineRefit method =
        fixed.left().isEmpty() ? refit : refit.withNumericParts(AffineRefit.NumericParts.TRAINED);
    Rivals rivals = new Rivals(fixing, trained, samples.inputs());
    double enough = meanLoss(trained, samples);
    Refitted best = new Refitted(method.fit(fixed.kan(), samples), fixed.edges());
    List<Rival> others = best.loss() <= enough ? List.of() : rivals.closestFirst(fixed.edges());
    for (Rival rival : others) {
      if (best.loss() <= enough) {
        break;
      }
      Refitted other = best.with(rival, method, samples);
      if (pays(other.loss(), best.loss())) {
        best = other;
      }
    }
    List<Rival> simplest = rivals.simplest(best.edges());
    Refitted end = simplest.isEmpty() ? best : simpler(fixed, best, simplest, method, samples);
    return new Discovery(trained, end.result().kan(), end.edges());
  }

  /**
   * A line that was trained slightly bent looks like something else that is nearly straight, and
   * one bend makes up for another. So all edges are given the simplest functions at once, and if
   * that is worse one after another; what is no worse is taken.
   */
  private static Refitted simpler(
      FixingResult fixed,
      Refitted found,
      List<Rival> simplest,
      AffineRefit method,
      Samples samples) {
    Kan kan = fixed.kan();
    List<EdgeReport> edges = found.edges();
    for (Rival rival : simplest) {
      kan = rival.in(kan);
      edges = rival.in(edges);
    }
    Refitted all = new Refitted(method.fit(kan, samples), edges);
    if (all.loss() <= found.loss()) {
      return all;
    }
    Refitted best = found;
    for (Rival rival : simplest) {
      Refitted other = best.with(rival, method, samples);
      best = other.loss() <= best.loss() ? other : best;
    }
    return best;
  }

  private record Refitted(RefitResult result, List<EdgeReport> edges) {
    double loss() {
      return result.loss();
    }

    Refitted with(Rival rival, AffineRefit method, Samples samples) {
      return new Refitted(method.fit(rival.in(result.kan()), samples), rival.in(edges));
    }
  }

  private static boolean pays(double loss, double best) {
    // a formula without a value on some sample has a loss that nothing is smaller than
    return loss < RIVAL_PAYS * best || (Double.isFinite(loss) && Double.isNaN(best));
  }

  private double meanLoss(Kan kan, Samples samples) {
    KanObjective objective =
        KanObjective.of(kan, samples, refit.loss()).withWeights(samples.weightValues());
    return objective.cost(objective.parameters().values());
  }
}
