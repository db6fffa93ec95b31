// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.discovery;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.fit.LadderFit;
import dev.kan.core.function.FunctionLibrary;
import dev.kan.core.leastsquares.KanObjective;
import dev.kan.core.symbolic.AffineRefit;
import dev.kan.core.symbolic.AutomaticFixing;
import dev.kan.core.symbolic.EdgeFix;
import dev.kan.core.symbolic.EdgeReport;
import dev.kan.core.symbolic.EdgeSamples;
import dev.kan.core.symbolic.FixingResult;
import dev.kan.core.symbolic.RefitResult;
import dev.kan.core.symbolic.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From samples to a formula, with nothing to decide on the way: the smallest network that does as
 * well as the given one, a function for each of its edges, and a refit of all their numbers
 * together. Where the formula then is further off than the network was, the edges' next best
 * functions are tried, those first that came closest, and what makes the error much smaller is
 * kept.
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
    RefitResult best = method.fit(fixed.kan(), samples);
    List<EdgeReport> edges = fixed.edges();
    double enough = meanLoss(trained, samples);
    for (Rival rival : closestFirst(trained, edges, samples)) {
      if (best.loss() <= enough) {
        break;
      }
      RefitResult other =
          method.fit(rival.edge().to(best.kan(), rival.suggestion().curve()), samples);
      if (pays(other.loss(), best.loss())) {
        best = other;
        edges = edges.stream().map(rival::inPlaceOf).toList();
      }
    }
    return new Discovery(trained, best.kan(), edges);
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

  /** A function that an edge could be instead. */
  private record Rival(EdgeFix edge, Suggestion suggestion, double behind) {
    EdgeReport inPlaceOf(EdgeReport report) {
      boolean same = new EdgeFix(report.layer(), report.input(), report.subnode()).equals(edge);
      return same
          ? new EdgeReport(
              edge.layer(), edge.input(), edge.subnode(), true, suggestion.curve(), suggestion.r2())
          : report;
    }
  }

  private List<Rival> closestFirst(Kan trained, List<EdgeReport> edges, Samples samples) {
    List<Rival> rivals = new ArrayList<>();
    for (EdgeReport edge : edges) {
      EdgeFix place = new EdgeFix(edge.layer(), edge.input(), edge.subnode());
      List<Suggestion> ranked =
          fixing
              .suggestions()
              .suggest(
                  EdgeSamples.of(
                      trained, edge.layer(), edge.input(), edge.subnode(), samples.inputs()),
                  fixing.leastR2());
      for (Suggestion each : ranked) {
        if (!edge.fixed() || !each.function().equals(edge.curve().function())) {
          rivals.add(new Rival(place, each, each.cost() - ranked.get(0).cost()));
        }
      }
    }
    rivals.sort(Comparator.comparingDouble(Rival::behind));
    return ImmutableList.copyOf(rivals);
  }
}
