/**
 * A model on one page: {@link dev.kan.core.inspection.report.ModelReport} is made by {@link
 * dev.kan.core.inspection.report.ModelReportBuilder} and gives HTML that loads nothing, not even
 * when it is opened. {@code Findings} is what is computed, then each section of the page is a class
 * of its own, {@code FormulaSection} for example, and {@code Page} puts them together with the
 * style sheet and the script, which are resources of this package.
 */
package dev.kan.core.inspection.report;
