// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.List;

/**
 * An additive function of several outputs.
 *
 * @param space the terms
 * @param fits the fit of each output
 */
record AdditiveFit(TermSpace space, List<RidgeFit> fits) {
  private static final double STRONGEST = 1e5;

  AdditiveFit {
    fits = ImmutableList.copyOf(fits);
  }

  Shape shape() {
    return Shape.additive(space, fits.size());
  }

  /** Returns the parameters in the order of a {@link Shape}. */
  double[] point() {
    int outputs = fits.size();
    double[] point = new double[shape().size()];
    for (int o = 0; o < outputs; o++) {
      RidgeFit fit = fits.get(o);
      point[o] = fit.intercept();
      for (int t = 0; t < space.size(); t++) {
        point[outputs + t * outputs + o] = fit.terms().get(t);
      }
    }
    return point;
  }

  /** Returns the strength of each term, (terms, outputs). */
  ImmutableDoubleArray strengths() {
    int outputs = fits.size();
    PenaltyGroups groups = new PenaltyGroups(space);
    double[] strengths = new double[space.size() * outputs];
    for (int i = 0; i < strengths.length; i++) {
      double strength = fits.get(i % outputs).strengths().get(groups.of(i / outputs));
      strengths[i] = Math.min(STRONGEST, strength);
    }
    return ImmutableDoubleArray.copyOf(strengths);
  }

  /** Returns the mean variance of the residuals. */
  double noise() {
    return fits.stream().mapToDouble(RidgeFit::noise).average().orElseThrow();
  }
}
