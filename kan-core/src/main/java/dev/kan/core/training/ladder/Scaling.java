// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;

/**
 * The conversion between the units of the samples and those of the fit. Starting points, penalties
 * and damping mean the same for every problem if targets have mean 0 and deviation 1.
 */
interface Scaling {
  /** Returns samples in the units of the fit. */
  Samples scaled(Samples samples);

  /** Returns the network to begin with, in the units of the fit. */
  Kan start();

  /** Converts a network from the units of the fit to those of the samples. */
  Kan inUnits(Kan kan);

  /** Converts a mean loss from the units of the fit to those of the samples. */
  double lossInUnits(double loss);
}
