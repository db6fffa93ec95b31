/**
 * Differential equations: {@link dev.kan.tf.pde.PdeProblem} says which equation a network shall
 * solve, {@link dev.kan.tf.pde.PdeObjective} makes it a function of the network's parameters that
 * an optimizer of {@link dev.kan.core.training.lbfgs} minimises.
 */
package dev.kan.tf.pde;
