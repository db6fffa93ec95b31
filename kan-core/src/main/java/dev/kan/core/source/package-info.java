/**
 * Source code that computes a small model where this library is not: start with {@link
 * dev.kan.core.source.JavaClass} for a class without dependencies and {@link
 * dev.kan.core.source.SqlQuery} for a query.
 */
package dev.kan.core.source;
