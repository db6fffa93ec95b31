/**
 * The reproduction of published results. {@link dev.kan.examples.reproduce.ReproduceCommand} runs
 * each {@link dev.kan.examples.reproduce.Experiment} with several seeds.
 */
@NullMarked
package dev.kan.examples.reproduce;

import org.jspecify.annotations.NullMarked;
