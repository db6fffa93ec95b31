/**
 * From samples to formulas. {@link dev.kan.core.formula.discovery.FormulaDiscovery} does all of it;
 * {@link dev.kan.core.formula.discovery.SmallestNetwork} is its first half, the search for the
 * shape. The second is {@link dev.kan.core.formula.symbolic}, where each step can be taken by hand.
 */
package dev.kan.core.formula.discovery;
