/**
 * Smaller networks: without the nodes, edges and inputs that matter least. {@link
 * dev.kan.core.editing.pruning.Pruning} goes by attribution scores; {@link
 * dev.kan.core.editing.pruning.Nodes} and {@link dev.kan.core.editing.pruning.Edges} remove by
 * hand; {@link dev.kan.core.editing.pruning.Compaction} drops what has lost its influence, without
 * changing the function.
 */
package dev.kan.core.editing.pruning;
