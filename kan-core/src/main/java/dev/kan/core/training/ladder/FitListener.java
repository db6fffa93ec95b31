// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

/** Receives the progress of a fit and may end it. */
@FunctionalInterface
public interface FitListener {
  /** One that lets a fit run to its end. */
  FitListener SILENT = progress -> true;

  /**
   * Called after each batch of starts and after each step, always on the thread that called the
   * fit.
   *
   * @return whether to go on; false ends the fit, which gives back the best network so far
   */
  boolean onProgress(FitProgress progress);

  /**
   * Called once before the first step, on the thread that called the fit. Default: does nothing.
   *
   * @param operations an estimate of the multiplications that the fit takes if every phase goes to
   *     its end; a processor core does very roughly 1e9 in a second
   */
  default void onStart(double operations) {}
}
