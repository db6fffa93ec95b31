/**
 * Changes of the knots of a network that keep its functions. Start with {@link
 * dev.kan.core.editing.grid.GridRefinement} for more intervals, {@link
 * dev.kan.core.editing.grid.GridUpdate} to move knots to the samples, or {@link
 * dev.kan.core.editing.grid.GridCoverage} to check whether the grids fit the samples. {@link
 * dev.kan.core.editing.grid.GridRanges} sets the ranges of a network before training. All of them
 * use {@link dev.kan.core.editing.grid.Regridding}, which moves one layer to other knots: by knot
 * insertion where that is exact, otherwise by projection.
 */
package dev.kan.core.editing.grid;
