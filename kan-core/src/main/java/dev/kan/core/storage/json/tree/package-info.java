/**
 * JSON as values: {@link dev.kan.core.storage.json.tree.JsonText} reads and writes the text, {@link
 * dev.kan.core.storage.json.tree.JsonPlace} reads a value as the type that is expected and names
 * the position of one that has another type.
 */
package dev.kan.core.storage.json.tree;
