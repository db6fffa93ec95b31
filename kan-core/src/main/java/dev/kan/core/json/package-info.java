/**
 * Networks as text. {@link dev.kan.core.json.KanJson} writes and reads them; {@link
 * dev.kan.core.json.KanDocument} is the format, version 1.
 */
package dev.kan.core.json;
