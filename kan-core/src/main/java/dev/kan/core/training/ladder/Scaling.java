// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;

/**
 * The units that a fit computes in. Starting points, penalties and damping mean the same for every
 * problem where targets have mean 0 and deviation 1.
 */
interface Scaling {
  /** The samples in the units of the fit. */
  Samples scaled(Samples samples);

  /** The network to begin with, in the units of the fit. */
  Kan start();

  /** A network in the units of the samples, from one in those of the fit. */
  Kan inUnits(Kan kan);

  /** A mean loss in the units of the samples, from one in those of the fit. */
  double lossInUnits(double loss);
}
