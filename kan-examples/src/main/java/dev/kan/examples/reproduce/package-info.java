/**
 * Published results, measured again: {@link dev.kan.examples.reproduce.ReproduceCommand} runs the
 * {@link dev.kan.examples.reproduce.Experiment}s, one class each, over several seeds.
 */
@NullMarked
package dev.kan.examples.reproduce;

import org.jspecify.annotations.NullMarked;
