/**
 * Changes of a network's structure that leave its function as it is. {@link
 * dev.kan.core.editing.structure.Widening} and {@link dev.kan.core.editing.structure.Deepening}
 * make room for more training; {@link dev.kan.core.editing.structure.NodeOrder} and {@link
 * dev.kan.core.editing.structure.Arrangement} put hidden nodes in another order. {@link
 * dev.kan.core.editing.structure.Perturbation} alone changes the function: it adds noise. What
 * makes networks smaller is in {@code dev.kan.core.editing.pruning}.
 */
package dev.kan.core.editing.structure;
