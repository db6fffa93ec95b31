// SPDX-License-Identifier: Apache-2.0
/** How benchmarks run learners of Python, by a {@link dev.kan.examples.bench.peer.PythonScript}. */
@org.jspecify.annotations.NullMarked
package dev.kan.examples.bench.peer;
