/**
 * A model on one page: HTML that loads nothing, not even when it is opened. {@link
 * dev.kan.core.inspection.report.TableReport} is for the owner of a table: scores, effects of
 * columns, errors, in the user's terms. {@link dev.kan.core.inspection.report.ModelReport} is for
 * whoever looks into the network: edges, functions, grids. It draws, so it needs the libraries of
 * {@link dev.kan.core.inspection.drawing}.
 *
 * <p>{@code TableFindings}, {@code ClassFindings} and {@code ColumnFindings} hold the results to
 * show of a table, {@code Findings} those of a network; each section of a page is a class of its
 * own, {@code FormulaSection} for example; {@code TablePage} and {@code NetworkPage} put them in
 * order, and {@code Page} adds the style sheet and the script, which are resources of this package.
 * {@code Chart}, {@code BarChart} and {@code EdgeFigure} draw in the page's own colours.
 */
package dev.kan.core.inspection.report;
