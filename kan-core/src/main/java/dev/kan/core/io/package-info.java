/**
 * Writing files so that nothing is lost: {@link dev.kan.core.io.AtomicFiles}. {@link
 * dev.kan.core.io.FileErrors} makes errors name their file.
 */
package dev.kan.core.io;
