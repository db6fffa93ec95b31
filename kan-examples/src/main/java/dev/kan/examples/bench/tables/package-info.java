// SPDX-License-Identifier: Apache-2.0
/**
 * The benchmark of models from tables: {@link dev.kan.examples.bench.tables.TablesCommand} trains
 * without any choices on each {@link dev.kan.examples.bench.tables.BenchTable} and beside it the
 * learners of a Python {@link dev.kan.examples.bench.tables.Peer}.
 */
@org.jspecify.annotations.NullMarked
package dev.kan.examples.bench.tables;
