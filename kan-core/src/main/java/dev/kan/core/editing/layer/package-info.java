/**
 * Parts of layers put together anew, for the packages beside this one; not exported. {@code
 * LayerSelection} takes some inputs and nodes of a layer, {@code LayerTransplant} puts a layer's
 * parameters into a larger one.
 */
package dev.kan.core.editing.layer;
