/**
 * Kolmogorov-Arnold networks as immutable values, with no TensorFlow: start at {@link
 * dev.kan.core}.
 */
@SuppressWarnings("module") // dev.kan.tf is compiled after this module
@org.jspecify.annotations.NullMarked
module dev.kan.core {
  requires static org.jspecify;
  requires com.fasterxml.jackson.core;
  requires com.google.common;
  requires ojalgo;
  requires org.apache.commons.csv;
  // only pictures need these
  requires static java.desktop;
  requires static java.xml;
  requires static org.apache.xmlgraphics.batik.svggen;
  requires static xchart;

  exports dev.kan.core;
  exports dev.kan.core.data;
  exports dev.kan.core.editing.grid;
  exports dev.kan.core.editing.pruning;
  exports dev.kan.core.editing.structure;
  exports dev.kan.core.evaluation;
  exports dev.kan.core.evaluation.attribution;
  exports dev.kan.core.evaluation.metric;
  exports dev.kan.core.expression;
  exports dev.kan.core.expression.library;
  exports dev.kan.core.expression.notation;
  exports dev.kan.core.formula.compile;
  exports dev.kan.core.formula.discovery;
  exports dev.kan.core.formula.polish;
  exports dev.kan.core.formula.search;
  exports dev.kan.core.formula.search.evidence;
  exports dev.kan.core.formula.symbolic;
  exports dev.kan.core.formula.units;
  exports dev.kan.core.init;
  exports dev.kan.core.inspection.drawing;
  exports dev.kan.core.inspection.hypothesis;
  exports dev.kan.core.inspection.report;
  exports dev.kan.core.model;
  exports dev.kan.core.model.auto;
  exports dev.kan.core.model.explanation;
  exports dev.kan.core.source;
  exports dev.kan.core.spline;
  exports dev.kan.core.storage.csv;
  exports dev.kan.core.storage.file to
      dev.kan.tf;
  exports dev.kan.core.storage.history;
  exports dev.kan.core.storage.json;
  exports dev.kan.core.storage.safetensors;
  exports dev.kan.core.training;
  exports dev.kan.core.training.concurrent to
      dev.kan.tf;
  exports dev.kan.core.training.ladder;
  exports dev.kan.core.training.lbfgs;
  exports dev.kan.core.training.leastsquares;
}
