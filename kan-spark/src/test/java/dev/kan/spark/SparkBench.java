// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import com.sun.management.OperatingSystemMXBean;
import dev.kan.core.data.Table;
import dev.kan.core.model.KanModel;
import dev.kan.core.training.leastsquares.KanObjective;
import dev.kan.core.training.leastsquares.LeastSquaresProblem;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The figures of docs/spark.md, by hand: it is no test. */
final class SparkBench {
  private static final int ROWS = 10_000_000;
  private static final int SAMPLES = 100_000;

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private SparkBench() {}

  /** Prints times; the argument is {@code score} or {@code train}. */
  public static void main(String[] arguments) {
    KanModel model = Flats.model(Flats.table(2000, 1), "price");
    if (arguments[0].equals("score")) {
      score(model);
    } else {
      train(model);
    }
  }

  private static Dataset<Row> flats(long rows, int partitions) {
    return LocalSpark.session()
        .range(0, rows, 1, partitions)
        .selectExpr(
            "id",
            "20 + pmod(id * 7919, 1000) / 10 AS area",
            "CASE WHEN id % 10 = 0 THEN NULL ELSE pmod(id * 104729, 800) / 10 END AS age",
            "element_at(array('Altona', 'Barmbek', 'Wandsbek'), CAST(id % 3 AS INT) + 1) AS district")
        .withColumn("price", functions.expr("1000 * area * (3 + cos(coalesce(age, 20) / 20))"));
  }

  private static void score(KanModel model) {
    Dataset<Row> rows = flats(ROWS, 8);
    KanScorer scorer = KanScorer.of(LocalSpark.session(), model);
    scorer.predict(flats(ROWS / 20, 8), "guess").write().format("noop").mode("overwrite").save();
    MapFunction<Row, Row> same = row -> row;
    time("rows alone", () -> consume(rows.map(same, Encoders.row(rows.schema()))));
    time("predict", () -> consume(scorer.predict(rows, "guess")));
    time("udf", () -> consume(rows.withColumn("guess", scorer.udf().apply(functions.struct("*")))));
  }

  private static void consume(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  private static void time(String what, Runnable work) {
    long cpu = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    double busy = (PROCESS.getProcessCpuTime() - cpu) / 1e9;
    print(
        "%s: %.1f s, %.0f rows/s; %.1f s of processors, %.0f rows/s of one%n",
        what, seconds, ROWS / seconds, busy, ROWS / busy);
  }

  private static void train(KanModel model) {
    Dataset<Row> rows = flats(SAMPLES, 8);
    Table table = RowColumns.ofSamples(model.schema(), rows.schema()).table(rows.collectAsList());
    KanObjective one = KanObjective.of(model.kan(), model.samples(table), model.loss());
    double[] point = one.parameters().values();
    print(
        "P=%d, %d bytes a partition%n",
        point.length, 8L * PackedEquations.zeros(point.length).length);
    for (int threads : new int[] {1, 2}) {
      step("one machine, threads " + threads, one.withThreads(threads), point);
    }
    for (int partitions : new int[] {1, 2, 4, 8, 64}) {
      try (SparkObjective many = SparkObjective.of(model, flats(SAMPLES, partitions))) {
        step("partitions " + partitions, many, point);
      }
    }
  }

  private static void step(String what, LeastSquaresProblem problem, double[] point) {
    problem.normalEquations(point);
    problem.cost(point);
    double[] equations = best(() -> problem.normalEquations(point));
    double[] cost = best(() -> problem.cost(point));
    print(
        "%s: normal equations %.0f ms, processors %.0f ms; cost %.0f ms, processors %.0f ms%n",
        what, equations[0], equations[1], cost[0], cost[1]);
  }

  private static double[] best(Runnable work) {
    double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
    for (int i = 0; i < 5; i++) {
      long cpu = PROCESS.getProcessCpuTime();
      long start = System.nanoTime();
      work.run();
      best[0] = Math.min(best[0], (System.nanoTime() - start) / 1e6);
      best[1] = Math.min(best[1], (PROCESS.getProcessCpuTime() - cpu) / 1e6);
    }
    return best;
  }

  private static void print(String format, Object... values) {
    System.out.print(String.format(Locale.ROOT, format, values));
  }
}
