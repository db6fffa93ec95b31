/**
 * Models on Apache Spark, for tables that are larger than one machine. {@link
 * dev.kan.spark.KanScorer} predicts the rows of a data set and is a function of SQL, {@link
 * dev.kan.spark.KanTransformer} a stage of a pipeline of Spark ML, and {@link
 * dev.kan.spark.SparkTrainer} trains by the steps that one machine would take.
 */
@NullMarked
package dev.kan.spark;

import org.jspecify.annotations.NullMarked;
