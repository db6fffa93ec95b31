// SPDX-License-Identifier: Apache-2.0
/**
 * How benchmarks run learners of Python, by a {@link dev.kan.examples.bench.peer.PythonScript} in a
 * {@link dev.kan.examples.bench.peer.ScratchDirectory}.
 */
@org.jspecify.annotations.NullMarked
package dev.kan.examples.bench.peer;
