/**
 * Samples and tables. A {@link dev.kan.core.data.Batch} is a block of numbers, one sample a row;
 * {@link dev.kan.core.data.Samples} pairs inputs with targets, and weighs them if asked to; a
 * {@link dev.kan.core.data.Dataset} holds those to train on and those to test on. {@link
 * dev.kan.core.data.UniformSampling} draws a data set from a function. A {@link
 * dev.kan.core.data.Table} holds a user's named columns, of numbers and of texts.
 */
package dev.kan.core.data;
