/**
 * Short programs to copy from, each with a {@code main} that runs in seconds: the table in
 * docs/examples.md says what each shows. {@code kan example NAME} runs one.
 */
package dev.kan.examples.gallery;
