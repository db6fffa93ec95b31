/**
 * The commands that use a model: {@link dev.kan.examples.use.PredictCommand}, {@link
 * dev.kan.examples.use.EvaluateCommand}, {@link dev.kan.examples.use.ExplainCommand}, {@link
 * dev.kan.examples.use.FormulaCommand}, {@link dev.kan.examples.use.ReportCommand}, {@link
 * dev.kan.examples.use.PlotCommand}, {@link dev.kan.examples.use.ExportCommand} and {@link
 * dev.kan.examples.use.InfoCommand}.
 */
@NullMarked
package dev.kan.examples.use;

import org.jspecify.annotations.NullMarked;
