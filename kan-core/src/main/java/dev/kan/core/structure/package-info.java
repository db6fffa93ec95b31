/**
 * Changes of a network's structure that leave its function as it is. {@link
 * dev.kan.core.structure.Widening} and {@link dev.kan.core.structure.Deepening} make room for more
 * training; {@link dev.kan.core.structure.NodeOrder} and {@link dev.kan.core.structure.Arrangement}
 * put hidden nodes in another order; {@link dev.kan.core.structure.LayerSelection} takes some
 * inputs and nodes of a layer. {@link dev.kan.core.structure.Perturbation} alone changes the
 * function: it adds noise. What makes networks smaller is in {@code dev.kan.core.pruning}.
 */
package dev.kan.core.structure;
