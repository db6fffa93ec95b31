/**
 * Networks of Python libraries from files in the safetensors format. Start with {@link
 * dev.kan.core.storage.safetensors.KanSafetensors}. {@code TensorFile} reads the format, and a
 * {@code Layout} for each library turns its tensors into layers.
 */
package dev.kan.core.storage.safetensors;
