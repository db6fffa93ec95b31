/**
 * From samples to formulas. {@link dev.kan.core.discovery.FormulaDiscovery} does all of it; {@link
 * dev.kan.core.discovery.SmallestNetwork} is its first half, the search for the shape. The second
 * is {@link dev.kan.core.symbolic}, where each step can be taken by hand.
 */
package dev.kan.core.discovery;
