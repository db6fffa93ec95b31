/**
 * Kolmogorov-Arnold networks as immutable values, with no TensorFlow: start at {@link
 * dev.kan.core}.
 */
@org.jspecify.annotations.NullMarked
module dev.kan.core {
  requires static org.jspecify;
  requires com.fasterxml.jackson.databind;
  requires com.google.common;
  requires transitive java.desktop;
  requires java.xml;
  requires ojalgo;
  requires org.apache.xmlgraphics.batik.svggen;
  requires xchart;

  exports dev.kan.core;
  exports dev.kan.core.attribution;
  exports dev.kan.core.compile;
  exports dev.kan.core.concurrent;
  exports dev.kan.core.data;
  exports dev.kan.core.discovery;
  exports dev.kan.core.drawing;
  exports dev.kan.core.eval;
  exports dev.kan.core.expression;
  exports dev.kan.core.fit;
  exports dev.kan.core.function;
  exports dev.kan.core.grid;
  exports dev.kan.core.history;
  exports dev.kan.core.hypothesis;
  exports dev.kan.core.init;
  exports dev.kan.core.io;
  exports dev.kan.core.json;
  exports dev.kan.core.leastsquares;
  exports dev.kan.core.metrics;
  exports dev.kan.core.notation;
  exports dev.kan.core.optimize;
  exports dev.kan.core.pruning;
  exports dev.kan.core.report;
  exports dev.kan.core.spline;
  exports dev.kan.core.structure;
  exports dev.kan.core.symbolic;

  opens dev.kan.core.json to
      com.fasterxml.jackson.databind;
}
