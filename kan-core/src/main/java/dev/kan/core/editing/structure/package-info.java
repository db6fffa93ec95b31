/**
 * Changes of a network's structure that keep its function. {@link
 * dev.kan.core.editing.structure.Widening} and {@link dev.kan.core.editing.structure.Deepening} add
 * nodes and layers for more training. {@link dev.kan.core.editing.structure.NodeOrder} and {@link
 * dev.kan.core.editing.structure.Arrangement} put hidden nodes into another order. Only {@link
 * dev.kan.core.editing.structure.Perturbation} changes the function: it adds noise. For smaller
 * networks see {@code dev.kan.core.editing.pruning}.
 */
package dev.kan.core.editing.structure;
