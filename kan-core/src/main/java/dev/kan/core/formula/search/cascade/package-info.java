/**
 * The search for a formula by linear least squares, with no network and no random choices. Start
 * with {@link dev.kan.core.formula.search.cascade.Problem}, the samples to explain. Each {@link
 * dev.kan.core.formula.search.cascade.Stage} looks for formulas of one shape within its {@link
 * dev.kan.core.formula.search.cascade.Effort} and returns {@link
 * dev.kan.core.formula.search.cascade.Candidate}s.
 */
package dev.kan.core.formula.search.cascade;
