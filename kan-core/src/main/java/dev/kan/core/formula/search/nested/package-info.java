/**
 * The search for nested formulas, such as {@code tanh(a*b + c)}, where no simple function of the
 * target undoes the outer one. Start with {@link dev.kan.core.formula.search.nested.NestedLaws},
 * the stage. A {@link dev.kan.core.formula.search.nested.SmoothSurface} through the samples gives
 * gradients; {@link dev.kan.core.formula.search.nested.GradientAngles} finds the inner functions
 * that they allow; a {@link dev.kan.core.formula.search.nested.Reduction} is the problem with such
 * a function as a column, which has fewer columns and goes to the other stages.
 */
package dev.kan.core.formula.search.nested;
