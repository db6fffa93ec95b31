/**
 * The search for a formula in samples. Start with {@link
 * dev.kan.core.formula.search.FormulaSearch}: it returns a {@link
 * dev.kan.core.formula.search.FormulaFront}, the best {@link
 * dev.kan.core.formula.search.FoundFormula} of each complexity with a choice among them. {@link
 * dev.kan.core.formula.search.evidence.FrontEvidence} holds what else the samples tell about them.
 * {@link dev.kan.core.formula.search.SearchListener} receives the progress.
 */
package dev.kan.core.formula.search;
