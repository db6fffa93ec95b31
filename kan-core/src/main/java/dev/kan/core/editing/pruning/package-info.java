/**
 * Removal of the least important nodes, edges and inputs of a network. Start with {@link
 * dev.kan.core.editing.pruning.Pruning}, which decides by attribution scores. {@link
 * dev.kan.core.editing.pruning.Nodes} and {@link dev.kan.core.editing.pruning.Edges} remove single
 * parts. {@link dev.kan.core.editing.pruning.Compaction} removes everything without influence and
 * keeps the function.
 */
package dev.kan.core.editing.pruning;
