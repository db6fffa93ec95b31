/**
 * The benchmark of training and prediction. {@link dev.kan.examples.bench.BenchCommand} times the
 * networks of {@link dev.kan.examples.bench.BenchCase} and, in the same process, the matrix
 * products that every implementation needs, {@link dev.kan.examples.bench.MatrixProducts}.
 */
@NullMarked
package dev.kan.examples.bench;

import org.jspecify.annotations.NullMarked;
