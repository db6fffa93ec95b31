/**
 * Tables from sources other than files, one small class for each. {@link
 * dev.kan.examples.tables.JdbcTables} reads a result of a database, {@link
 * dev.kan.examples.tables.TribuoTables} a data set of Tribuo.
 */
@NullMarked
package dev.kan.examples.tables;

import org.jspecify.annotations.NullMarked;
