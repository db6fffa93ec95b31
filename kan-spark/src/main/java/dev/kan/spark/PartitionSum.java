// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import com.google.common.collect.Iterators;
import com.google.common.collect.Ordering;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Adds up one array of each partition. Like {@code treeAggregate} it lets executors add the arrays
 * of about the square root of the number of partitions, so that no machine receives all of them;
 * unlike it, it always adds in the order of the partitions and not in that in which they arrive, so
 * that the same partitions give the same sum to the last bit.
 */
final class PartitionSum {
  /** The number of partitions up to which the driver adds alone, which saves a shuffle. */
  private static final int FEW = 8;

  private PartitionSum() {}

  /**
   * Returns the sum.
   *
   * @param arrays one array in each partition, all of the same length
   */
  static double[] of(JavaRDD<double[]> arrays) {
    int partitions = arrays.getNumPartitions();
    return partitions <= FEW ? sum(arrays.collect()) : sum(groupSums(arrays, partitions).collect());
  }

  private static JavaRDD<double[]> groupSums(JavaRDD<double[]> arrays, int partitions) {
    int groups = (int) Math.ceil(Math.sqrt(partitions));
    int width = (partitions + groups - 1) / groups;
    JavaPairRDD<Integer, Tuple2<Integer, double[]>> grouped =
        arrays
            .mapPartitionsWithIndex(
                (index, own) ->
                    Iterators.transform(
                        own, array -> new Tuple2<>(index / width, new Tuple2<>(index, array))),
                true)
            .mapToPair(entry -> entry);
    // integers hash to themselves, so that group g is partition g
    return grouped.groupByKey(groups).values().map(PartitionSum::inOrder);
  }

  private static double[] inOrder(Iterable<Tuple2<Integer, double[]>> group) {
    Comparator<Tuple2<Integer, double[]>> byPartition = Comparator.comparing(Tuple2::_1);
    return sum(Ordering.from(byPartition).sortedCopy(group).stream().map(Tuple2::_2).toList());
  }

  private static double[] sum(List<double[]> arrays) {
    double[] sum = arrays.get(0).clone();
    for (double[] array : arrays.subList(1, arrays.size())) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += array[i];
      }
    }
    return sum;
  }
}
