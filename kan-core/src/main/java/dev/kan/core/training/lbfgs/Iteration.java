// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** One iteration of L-BFGS: a direction, a line search along it, and the conditions to stop. */
final class Iteration {
  private final Lbfgs settings;
  private final LbfgsState from;
  private final Ray ray;

  private Iteration(Lbfgs settings, DifferentiableFunction function, LbfgsState from) {
    this.settings = settings;
    this.from = from;
    this.ray = new Ray(function, from, TwoLoopRecursion.direction(from.gradient(), from.history()));
  }

  /** Returns the state after {@code from}, whose value and gradient must be finite. */
  static LbfgsState of(Lbfgs settings, DifferentiableFunction function, LbfgsState from) {
    if (settings.isSmall(from.gradient())) {
      return from.stopped(LbfgsStatus.GRADIENT_SMALL);
    }
    Iteration iteration = new Iteration(settings, function, from);
    Ray ray = iteration.ray;
    LineSearchPoint found = ray.descends() ? LineSearch.search(settings, ray) : ray.origin();
    if (found != ray.origin()) {
      return iteration.movedTo(found);
    }
    LbfgsState restarted = from.restarted(ray.evaluations());
    return from.history().isEmpty()
        ? restarted.stopped(LbfgsStatus.LINE_SEARCH_FAILED)
        : of(settings, function, restarted);
  }

  private LbfgsState movedTo(LineSearchPoint to) {
    LbfgsState state =
        LbfgsState.of(
            to.point,
            to.value,
            to.gradient,
            historyWith(to),
            from.iterations() + 1,
            from.evaluations() + ray.evaluations());
    if (settings.isSmall(to.gradient)) {
      return state.stopped(LbfgsStatus.GRADIENT_SMALL);
    }
    double move = Vectors.largestMagnitude(Vectors.difference(to.point, ray.origin().point));
    double decrease = from.value() - to.value;
    return Math.min(move, decrease) <= settings.changeTolerance()
        ? state.stopped(LbfgsStatus.CHANGE_SMALL)
        : state;
  }

  private List<CurvaturePair> historyWith(LineSearchPoint to) {
    ImmutableList.Builder<CurvaturePair> pairs = ImmutableList.builder();
    pairs.addAll(from.history());
    CurvaturePair.between(ray.origin(), to).ifPresent(pairs::add);
    ImmutableList<CurvaturePair> all = pairs.build();
    return all.subList(Math.max(0, all.size() - settings.history()), all.size());
  }
}
