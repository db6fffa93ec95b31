/**
 * Samples and tables. Start with {@link dev.kan.core.data.Table}, which holds named columns of
 * numbers and texts, or with {@link dev.kan.core.data.Dataset}, which holds the samples that a
 * network is trained and tested on. {@link dev.kan.core.data.Samples} are inputs with their targets
 * and optional weights. {@link dev.kan.core.data.Batch} is a matrix of numbers with one sample in
 * each row. {@link dev.kan.core.data.UniformSampling} draws a data set from a function.
 */
package dev.kan.core.data;
