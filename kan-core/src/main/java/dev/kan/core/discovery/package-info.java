/** Formulas in data. {@link dev.kan.core.discovery.SmallestNetwork} finds the shape. */
package dev.kan.core.discovery;
