/**
 * The search for a formula that describes samples. Start with {@link
 * dev.kan.core.formula.discovery.FormulaDiscovery}, which does the whole search. Its first half is
 * {@link dev.kan.core.formula.discovery.SmallestNetwork}, the search for the smallest network that
 * is accurate enough. The second half, the search for a function for each edge, uses {@link
 * dev.kan.core.formula.symbolic}, where each step is available on its own.
 */
package dev.kan.core.formula.discovery;
