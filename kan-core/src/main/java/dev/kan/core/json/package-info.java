/**
 * Networks as text. {@link dev.kan.core.json.KanJson} writes and reads them; {@link
 * dev.kan.core.json.KanDocument} is the format, version 2, with {@link
 * dev.kan.core.json.SymbolicDocument} for symbolic edges.
 */
package dev.kan.core.json;
