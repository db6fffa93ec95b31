// SPDX-License-Identifier: Apache-2.0
/**
 * Benchmarks of plain Java with JMH. {@link dev.kan.benchmarks.PredictionBenchmark} times
 * predictions. JMH sets the fields of benchmarks, so that nullness is not checked here.
 */
package dev.kan.benchmarks;
