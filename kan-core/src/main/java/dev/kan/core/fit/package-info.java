/**
 * Fits of whole networks: {@link dev.kan.core.fit.LadderFit} searches for a good start and climbs a
 * ladder of grids by second-order steps.
 */
package dev.kan.core.fit;
