/**
 * How long networks take. {@link dev.kan.examples.bench.networks.Measurement} times a {@link
 * dev.kan.examples.bench.networks.BenchCase} and, in the same process, the matrix products that
 * every implementation needs. Start there.
 */
@NullMarked
package dev.kan.examples.bench.networks;

import org.jspecify.annotations.NullMarked;
