/**
 * The benchmarks. {@link dev.kan.examples.bench.BenchCommand} times the networks of {@link
 * dev.kan.examples.bench.networks.BenchCase} and, in the same process, the matrix products that
 * every implementation needs. The packages below compare with libraries of Python.
 */
@NullMarked
package dev.kan.examples.bench;

import org.jspecify.annotations.NullMarked;
