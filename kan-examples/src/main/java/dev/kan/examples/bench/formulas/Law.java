// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.formulas;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.math.Stats;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.ConstantFit;
import dev.kan.core.formula.polish.Observations;
import dev.kan.core.storage.csv.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A physical law with samples of it.
 *
 * @param name the name of the law
 * @param formula the law, over the columns of the tables
 * @param train samples without noise to search with; the target is the column {@code y}
 * @param test further samples without noise
 */
record Law(String name, Expression formula, Table train, Table test) {
  /** The column that a law gives. */
  static final String TARGET = "y";

  /** The unexplained variance up to which a formula counts as found. */
  static final double EXACT = 1.19e-7;

  private static final String FORMULAS = "formulas.json";

  /** Reads the laws that come with the examples; their README names the origin. */
  static List<Law> included() throws IOException {
    Path copy = Files.createTempDirectory("kan-laws");
    List<Path> files = new ArrayList<>();
    try {
      files.add(copied(FORMULAS, copy));
      for (Map.Entry<String, JsonNode> law : formulas(copy).properties()) {
        files.add(copied(law.getKey() + "_train.csv", copy));
        files.add(copied(law.getKey() + "_test.csv", copy));
      }
      return in(copy);
    } finally {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(copy);
    }
  }

  private static Path copied(String name, Path directory) throws IOException {
    try (InputStream in = Law.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the examples lack " + name);
      }
      Path copy = directory.resolve(name);
      Files.write(copy, in.readAllBytes());
      return copy;
    }
  }

  /**
   * Reads the laws of a directory that is laid out as the included ones: {@code formulas.json},
   * {@code NAME_train.csv} and {@code NAME_test.csv}.
   *
   * @throws IOException if a file is missing or cannot be read
   * @throws IllegalArgumentException if a file is not as expected
   */
  static List<Law> in(Path directory) throws IOException {
    List<Law> laws = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : formulas(directory).properties()) {
      String name = each.getKey();
      laws.add(
          new Law(
              name,
              // the files write the negative of x as neg(x)
              Expression.parse(each.getValue().path("formula").asText().replace("neg(", "-(")),
              TableReader.defaults().read(directory.resolve(name + "_train.csv")),
              TableReader.defaults().read(directory.resolve(name + "_test.csv"))));
    }
    checkArgument(!laws.isEmpty(), "%s names no law", directory.resolve(FORMULAS));
    return laws;
  }

  private static JsonNode formulas(Path directory) throws IOException {
    return new ObjectMapper().readTree(directory.resolve(FORMULAS).toFile());
  }

  /**
   * Returns the first samples to search with, with noise.
   *
   * @param points the number of samples, 2 or more
   * @param noise the standard deviation of the noise as a share of the target's, 0 or more
   * @param seed the source of the noise
   */
  Table samples(int points, double noise, int seed) {
    int rows = Math.min(points, train.rows());
    Table first = train.select(IntStream.range(0, rows).toArray());
    if (noise == 0) {
      return first;
    }
    double[] target = numbers(first.column(TARGET));
    double deviation = noise * Stats.of(target).populationStandardDeviation();
    SeededRandom random = new SeededRandom(seed);
    for (int r = 0; r < target.length; r++) {
      target[r] += deviation * random.gaussian();
    }
    Table.Builder noisy = Table.builder();
    for (String name : first.names()) {
      noisy.numbers(name, name.equals(TARGET) ? target : numbers(first.column(name)));
    }
    return noisy.build();
  }

  /** Returns the share of the variance of the test samples that a formula leaves unexplained. */
  double unexplained(Expression found) {
    return observations(test).unexplainedVariance(found);
  }

  /**
   * Returns true if a formula has the right structure: if other values of its constants make it the
   * law.
   */
  boolean hasStructureOf(Expression found) {
    Expression refitted = ConstantFit.defaults().fit(found, observations(train)).expression();
    return Math.min(unexplained(refitted), unexplained(found)) <= EXACT;
  }

  private static Observations observations(Table table) {
    List<String> inputs = table.names().stream().filter(name -> !name.equals(TARGET)).toList();
    double[][] columns =
        inputs.stream().map(name -> numbers(table.column(name))).toArray(double[][]::new);
    return Observations.of(
        inputs,
        new Samples(Batch.ofColumns(columns), Batch.ofColumns(numbers(table.column(TARGET)))));
  }

  private static double[] numbers(TableColumn column) {
    return IntStream.range(0, column.rows()).mapToDouble(column::number).toArray();
  }
}
