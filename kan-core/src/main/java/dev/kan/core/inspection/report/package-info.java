/**
 * A model on one page: {@link dev.kan.core.inspection.report.ModelReport}, which has a builder,
 * gives HTML that loads nothing, not even when it is opened. It draws, so it needs the libraries of
 * {@link dev.kan.core.inspection.drawing}. {@code Findings} holds the results to show, each section
 * of the page is a class of its own, {@code FormulaSection} for example, and {@code Page} puts them
 * together with the style sheet and the script, which are resources of this package.
 */
package dev.kan.core.inspection.report;
