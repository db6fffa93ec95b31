/** Writing files so that nothing is lost: {@link dev.kan.core.io.AtomicFiles}. */
package dev.kan.core.io;
