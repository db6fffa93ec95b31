/**
 * Models and networks as JSON text. Start with {@link dev.kan.core.storage.json.ModelJson} for
 * models, or with {@link dev.kan.core.storage.json.KanJson} for networks alone. {@link
 * dev.kan.core.storage.json.ModelDocument} and {@link dev.kan.core.storage.json.KanDocument} are
 * the formats. {@link dev.kan.core.storage.json.VersionDocument} is the description that {@link
 * dev.kan.core.storage.history} writes beside a model.
 */
package dev.kan.core.storage.json;
