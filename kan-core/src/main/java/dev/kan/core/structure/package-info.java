/**
 * Changes of a network's structure that leave its function as it is. {@link
 * dev.kan.core.structure.LayerSelection} takes some inputs and nodes of a layer.
 */
package dev.kan.core.structure;
