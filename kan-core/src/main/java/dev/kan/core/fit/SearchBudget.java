// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.fit;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;

/**
 * What the search for a start may cost, counted in multiplications so that the outcome does not
 * depend on the machine's speed.
 *
 * @param samples how many samples to use
 * @param starts how many starts to try at most
 */
record SearchBudget(int samples, int starts) {
  private static final double OPERATIONS = 4e9;
  private static final int STEPS_PER_START = 48;
  private static final int FEWEST_SAMPLES = 500;
  private static final int SAMPLES_PER_PARAMETER = 8;

  static SearchBudget of(Kan kan, int samples, int gridIntervals) {
    double parameters = 0;
    double derivatives = 0;
    for (KanLayer layer : kan.layers()) {
      double edges = (double) layer.spec().inputs() * layer.spec().subnodes();
      int order = layer.spec().grid().order();
      parameters += edges * (gridIntervals + order + 1);
      derivatives += edges * (order + 2);
    }
    double wanted = Math.max(FEWEST_SAMPLES, SAMPLES_PER_PARAMETER * parameters);
    int used = (int) Math.min(samples, wanted);
    double perSample = kan.outputs() * derivatives * (derivatives / 2 + 20);
    double perStep = used * perSample + Math.pow(parameters, 3) / 3;
    double starts = OPERATIONS / (STEPS_PER_START * perStep);
    return new SearchBudget(used, (int) Math.max(1, Math.min(starts, Integer.MAX_VALUE)));
  }
}
