/**
 * Computations on several threads that can be ended early. Users give a {@link
 * dev.kan.core.training.concurrent.CancellationToken}; the library's loops run as {@link
 * dev.kan.core.training.concurrent.ParallelTasks}, whose outcome does not depend on the threads,
 * and look at {@link dev.kan.core.training.concurrent.Cancellation}.
 */
package dev.kan.core.training.concurrent;
