/**
 * Models and networks as JSON text. {@link dev.kan.core.storage.json.ModelJson} writes and reads
 * models, {@link dev.kan.core.storage.json.KanJson} networks alone; {@link
 * dev.kan.core.storage.json.ModelDocument} and {@link dev.kan.core.storage.json.KanDocument} are
 * the formats. {@link dev.kan.core.storage.json.VersionDocument} is what {@link
 * dev.kan.core.storage.history} writes beside a model.
 */
package dev.kan.core.storage.json;
