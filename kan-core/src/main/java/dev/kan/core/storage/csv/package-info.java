/**
 * Tables as files of comma-separated values. Start with {@link
 * dev.kan.core.storage.csv.TableReader}, which reads a table and recognises its columns. It also
 * opens a {@link dev.kan.core.storage.csv.TableStream}, which reads a file of any size some rows at
 * a time. {@link dev.kan.core.storage.csv.TableWriter} writes tables.
 */
package dev.kan.core.storage.csv;
