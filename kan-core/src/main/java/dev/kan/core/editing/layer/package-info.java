/**
 * Layers that are put together from parts of others, for the neighbouring packages; not exported.
 * {@code LayerSelection} selects inputs and nodes of a layer, {@code LayerTransplant} copies a
 * layer's parameters into a larger one.
 */
package dev.kan.core.editing.layer;
