/**
 * Changes the knots of a network and keeps its functions. Start with {@link
 * dev.kan.core.editing.grid.GridRefinement} (more intervals), {@link
 * dev.kan.core.editing.grid.GridUpdate} (knots to where the samples are) and {@link
 * dev.kan.core.editing.grid.GridCoverage} (do the grids fit the samples?); {@link
 * dev.kan.core.editing.grid.GridRanges} sets the ranges of a new network. All rest on {@link
 * dev.kan.core.editing.grid.Regridding}, which moves one layer onto other knots: by knot insertion
 * where that is exact, by projection where it is not.
 */
package dev.kan.core.editing.grid;
