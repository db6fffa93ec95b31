/**
 * From a network value to TensorFlow ops. {@link dev.kan.tf.lowering.TfKan} is the way in; {@link
 * dev.kan.tf.lowering.LayerTrace} shows what happens on the way to the outputs. Inside, {@code
 * SplineTables} turns a layer's basis into rows to gather, {@code BasisOps} gathers them and runs
 * Horner's rule, {@code NodeOps} makes nodes of subnodes, and {@code LayerOps} puts a layer
 * together around one matrix product.
 */
package dev.kan.tf.lowering;
