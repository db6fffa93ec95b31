// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.fit;

/** Is told of every step of a fit, and may end it. */
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
}
