/**
 * Writing files so that nothing is lost: {@link dev.kan.core.storage.file.AtomicFiles}. {@link
 * dev.kan.core.storage.file.FileErrors} makes errors name their file.
 */
package dev.kan.core.storage.file;
