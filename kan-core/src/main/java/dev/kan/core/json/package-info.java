/**
 * Networks as text. {@link dev.kan.core.json.KanJson} writes and reads them; {@link
 * dev.kan.core.json.KanDocument} is the format, version 3, with {@link
 * dev.kan.core.json.SymbolicDocument} for symbolic edges. {@link dev.kan.core.json.VersionDocument}
 * is what {@link dev.kan.core.history} writes beside a network.
 */
package dev.kan.core.json;
