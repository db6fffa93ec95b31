/**
 * Runs computations on several threads and ends them early on request. The place to start is {@link
 * dev.kan.core.training.CancellationToken}, by which users end a computation. Inside the library,
 * loops run as {@link dev.kan.core.training.concurrent.ParallelTasks}, whose results do not depend
 * on the number of threads, and check {@link dev.kan.core.training.concurrent.Cancellation} for a
 * request to end.
 */
package dev.kan.core.training.concurrent;
