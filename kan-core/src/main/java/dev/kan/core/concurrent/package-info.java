/**
 * Work on several threads whose outcome does not depend on them: {@link
 * dev.kan.core.concurrent.ParallelTasks}.
 */
package dev.kan.core.concurrent;
