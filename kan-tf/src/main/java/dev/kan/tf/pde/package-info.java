/**
 * Networks that solve differential equations. A {@link dev.kan.tf.pde.PdeProblem} is an equation
 * with boundary values. Start at {@link dev.kan.tf.pde.PdeObjective}, its loss as a function of a
 * network's parameters, which an optimizer of {@link dev.kan.core.training.lbfgs} minimises.
 */
package dev.kan.tf.pde;
