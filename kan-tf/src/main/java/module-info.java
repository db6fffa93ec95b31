/**
 * Defines Kolmogorov-Arnold networks on TensorFlow: training, prediction and export. The package
 * {@link dev.kan.tf} says where to start.
 */
@org.jspecify.annotations.NullMarked
module dev.kan.tf {
  requires static org.jspecify;
  requires transitive dev.kan.core;
  requires transitive tensorflow;
  requires transitive tensorflow.framework;
  requires com.google.common;
  requires com.google.protobuf;
  requires org.apache.commons.csv;

  exports dev.kan.tf;
  exports dev.kan.tf.lowering;
  exports dev.kan.tf.objective;
  exports dev.kan.tf.optimize;
  exports dev.kan.tf.pde;
  exports dev.kan.tf.runtime;
  exports dev.kan.tf.serving;
  exports dev.kan.tf.train;
}
