// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.discovery;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.attribution.Attribution;
import dev.kan.core.data.Samples;
import dev.kan.core.fit.FitResult;
import dev.kan.core.fit.LadderFit;
import dev.kan.core.fit.StageResult;
import dev.kan.core.pruning.Edges;
import dev.kan.core.pruning.Nodes;
import dev.kan.core.pruning.Pruning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for the smallest network that does as well as a given one: fits it, then, level by level,
 * tries to do with fewer hidden nodes, from one on, each time from fresh starts, and at last tries
 * to do without each edge, the least important first. A penalty on edges makes most of them small
 * but leaves it to chance which way the rest share the work; whether a network half the size is
 * enough shows when it is fitted.
 *
 * <p>A smaller network is as good if its error on held-out samples is not above {@code slack} times
 * that of the first, or if it is below {@code tolerance} times the targets' deviation. (With too
 * few samples to hold some out it is the error on all samples.)
 *
 * @param fit how networks are fitted
 * @param slack how much greater the error may be, as a factor, at least 1
 * @param tolerance the error, as a fraction of the targets' deviation, below which a network is
 *     good enough, 0 or more
 */
public record SmallestNetwork(LadderFit fit, double slack, double tolerance) {
  /**
   * Checks the numbers.
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

  /** A slack of 1.1 and a tolerance of 1e-3. */
  public static SmallestNetwork of(LadderFit fit) {
    return new SmallestNetwork(fit, 1.1, 1e-3);
  }

  /**
   * The smallest network found; at worst the given one, fitted.
   *
   * @param kan the network to begin with: its widths are the largest that are tried
   * @param samples what to fit to, as wide as the network; those of weight 0 are left out
   * @throws IllegalArgumentException as {@link LadderFit#fit(Kan, Samples)}
   */
  public Kan find(Kan kan, Samples samples) {
    FitResult reference = fit.fit(kan, samples);
    Samples counting = samples.withoutWeightless();
    double enough = Math.max(slack * error(reference), tolerance * Deviations.ofTargets(counting));
    Kan smallest = reference.kan();
    for (int level = 1; level < kan.layers().size(); level++) {
      smallest = narrowed(smallest, level, counting, enough);
    }
    return thinned(smallest, counting, enough);
  }

  private Kan narrowed(Kan kan, int level, Samples samples, double enough) {
    double[] scores = Attribution.of(kan, samples.inputs()).nodeScores(level);
    for (int[] kept : SmallerLevels.of(kan.layer(level - 1).spec().nodes(), scores)) {
      FitResult narrower = fit.fit(Nodes.keep(kan, level, kept), samples);
      if (error(narrower) <= enough) {
        return narrower.kan();
      }
    }
    return kan;
  }

  private Kan thinned(Kan kan, Samples samples, double enough) {
    Kan current = kan;
    LadderFit goingOn =
        fit.withMostStarts(1).withGridLadder(kan.layer(0).spec().grid().gridIntervals());
    for (Place place : weakestFirst(kan, samples)) {
      Kan without = Edges.remove(current, place.layer(), place.input(), place.subnode());
      FitResult thinner = goingOn.fit(without, samples);
      if (error(thinner) <= enough) {
        current = thinner.kan();
      }
    }
    return Pruning.none().prune(current, samples.inputs()).kan();
  }

  private record Place(int layer, int input, int subnode, double score) {}

  private static List<Place> weakestFirst(Kan kan, Samples samples) {
    Attribution attribution = Attribution.of(kan, samples.inputs());
    List<Place> places = new ArrayList<>();
    for (int l = 0; l < kan.layers().size(); l++) {
      int subnodes = kan.layer(l).spec().subnodes();
      double[] scores = attribution.edgeScores(l);
      for (int e = 0; e < scores.length; e++) {
        if (kan.layer(l).edge(e / subnodes, e % subnodes).present()) {
          places.add(new Place(l, e / subnodes, e % subnodes, scores[e]));
        }
      }
    }
    places.sort(Comparator.comparingDouble(Place::score));
    return places;
  }

  /** The root of the mean square on held-out samples, where there are any. */
  private static double error(FitResult result) {
    double loss =
        result.stages().stream()
            .filter(StageResult::kept)
            .mapToDouble(StageResult::heldOutLoss)
            .min()
            .orElse(Double.NaN);
    return Math.sqrt(2 * (Double.isNaN(loss) ? result.trainLoss() : loss));
  }
}
