/**
 * Atomic writing of files. {@link dev.kan.core.storage.file.AtomicFiles} writes a file or directory
 * completely or not at all; {@link dev.kan.core.storage.file.FileErrors} makes exceptions name
 * their file.
 */
package dev.kan.core.storage.file;
