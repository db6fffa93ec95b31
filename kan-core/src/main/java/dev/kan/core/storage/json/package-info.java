/**
 * Networks as text. {@link dev.kan.core.storage.json.KanJson} writes and reads them; {@link
 * dev.kan.core.storage.json.KanDocument} is the format, version 3, with {@link
 * dev.kan.core.storage.json.SymbolicDocument} for symbolic edges. {@link
 * dev.kan.core.storage.json.VersionDocument} is what {@link dev.kan.core.storage.history} writes
 * beside a network.
 */
package dev.kan.core.storage.json;
