/**
 * Formulas that are sums of a few terms of a dictionary, or become so when the target is
 * transformed. Start with {@link dev.kan.core.formula.search.cascade.sparse.SparseSums}, the stage;
 * {@link dev.kan.core.formula.search.cascade.sparse.SparsePass} lists what it tries. A {@link
 * dev.kan.core.formula.search.cascade.sparse.Dictionary} holds the {@link
 * dev.kan.core.formula.search.cascade.sparse.Term}s, {@link
 * dev.kan.core.formula.search.cascade.sparse.SubsetSearch} finds the best few among their columns,
 * and a {@link dev.kan.core.formula.search.cascade.sparse.Fit} becomes a formula. {@link
 * dev.kan.core.formula.search.cascade.sparse.NestedRoots} is a stage of its own for roots inside of
 * sums.
 */
package dev.kan.core.formula.search.cascade.sparse;
