/**
 * Smaller networks: without the nodes, edges and inputs that matter least. {@link
 * dev.kan.core.pruning.Pruning} goes by attribution scores; {@link dev.kan.core.pruning.Nodes} and
 * {@link dev.kan.core.pruning.Edges} remove by hand; {@link dev.kan.core.pruning.Compaction} drops
 * what has lost its influence, without changing the function.
 */
package dev.kan.core.pruning;
