// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kan.examples.CommandRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kan formula} of a network of efficient-kan that computes 3 a - 2 b on [-1, 1]. */
class ImportedFormulaTest {
  /** The coefficients of x on knots at distances of 1 from -4 to 4: the means of three knots. */
  private static final double[] STRAIGHT = {-2, -1, 0, 1, 2};

  @TempDir private Path directory;
  private Path network;

  @BeforeEach
  void writeNetwork() throws IOException {
    network = network(new double[] {3, -2});
  }

  /** A network whose outputs are sums of multiples of a and b. */
  private Path network(double[]... factors) throws IOException {
    int splines = factors.length * 2 * STRAIGHT.length * Double.BYTES;
    int base = splines + factors.length * 2 * Double.BYTES;
    int grid = base + 2 * 9 * Double.BYTES;
    String header =
        "{\"__metadata__\":{\"base\":\"SiLU()\"},"
            + tensor("spline_weight", factors.length + ",2,5", 0, splines)
            + ","
            + tensor("base_weight", factors.length + ",2", splines, base)
            + ","
            + tensor("grid", "2,9", base, grid)
            + "}";
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + text.length + grid).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    for (double[] output : factors) {
      for (double factor : output) {
        for (double coefficient : STRAIGHT) {
          bytes.putDouble(factor * coefficient);
        }
      }
    }
    bytes.position(bytes.position() + base - splines);
    for (int input = 0; input < 2; input++) {
      for (int knot = -4; knot <= 4; knot++) {
        bytes.putDouble(knot);
      }
    }
    return Files.write(directory.resolve("model.safetensors"), bytes.array());
  }

  private static String tensor(String name, String shape, int from, int to) {
    return String.format(
        Locale.ROOT,
        "\"layers.0.%s\":{\"dtype\":\"F64\",\"shape\":[%s],\"data_offsets\":[%d,%d]}",
        name,
        shape,
        from,
        to);
  }

  /** A table of random a and b, with 3 a - 2 b + shift if there is a third name. */
  private Path table(String names, double shift) throws IOException {
    boolean target = names.chars().filter(c -> c == ',').count() == 2;
    Random random = new Random(0);
    StringBuilder rows = new StringBuilder(names + "\n");
    for (int r = 0; r < 60; r++) {
      double a = 2 * random.nextDouble() - 1;
      double b = 2 * random.nextDouble() - 1;
      rows.append(a).append(',').append(b);
      if (target) {
        rows.append(',').append(3 * a - 2 * b + shift);
      }
      rows.append('\n');
    }
    return Files.writeString(directory.resolve("table.csv"), rows);
  }

  @Test
  void printsTheFormulaOfTheOutputsOfANetwork() throws IOException {
    CommandRun run = CommandRun.of("formula", network, "--data", table("a,b", 0));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("output = 3*a - 2*b\n");
    assertThat(run.err()).contains("note: the formula differs from the network by");
  }

  @Test
  void printsAFormulaForEachOutput() throws IOException {
    Path two = network(new double[] {3, -2}, new double[] {0.5, 1});

    CommandRun run = CommandRun.of("formula", two, "--data", table("a,b", 0));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines()).contains("output_1 = 3*a - 2*b", "output_2 = 0.5*a + b");
  }

  @Test
  void fitsTheFormulaToTheTargetsOfTheTable() throws IOException {
    CommandRun run =
        CommandRun.of("formula", network, "--data", table("a,b,price", 0.25), "--format", "latex");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("\\mathrm{price} = 3 a - 2 b + 0.25");
    assertThat(run.err()).contains("note: rmse on 60 rows: ").contains(" 0.250 of the network");
  }

  @Test
  void writesAModelThatPredicts() throws IOException {
    Path csv = table("a,b,price", 0);
    Path model = directory.resolve("model");
    Path json = directory.resolve("results.json");

    CommandRun run =
        CommandRun.of("formula", network, "--data", csv, "--out", model, "--json", json);
    CommandRun predicted = CommandRun.of("predict", model, csv);

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode results = new ObjectMapper().readTree(json.toFile());
    assertThat(results.get("as_good_as_model").booleanValue()).isTrue();
    String[] cells = Files.readAllLines(csv).get(1).split(",", -1);
    assertThat(Double.parseDouble(predicted.out().lines().skip(1).findFirst().orElseThrow()))
        .isCloseTo(Double.parseDouble(cells[2]), within(1e-6));
  }

  @Test
  void warnsOfColumnsInAnotherOrder() throws IOException {
    CommandRun run =
        CommandRun.of("formula", network, "--data", table("a,b,price", 0), "--inputs", "b,a");

    assertThat(run.err()).contains("are the columns [b, a] those it was trained on");
  }

  @Test
  void namesWhatIsWrong() throws IOException {
    Path csv = table("a,b,price", 0);
    Path text = Files.writeString(directory.resolve("text.csv"), "a,b\nx,1\n");

    assertThat(CommandRun.of("formula", network).code()).isEqualTo(2);
    assertThat(CommandRun.of("formula", directory, "--data", csv).code()).isEqualTo(2);
    assertThat(CommandRun.of("formula", directory, "--budget", "5").code()).isEqualTo(2);
    assertThat(CommandRun.of("formula", network, "--data", csv, "--budget", "0").code())
        .isEqualTo(2);
    assertThat(CommandRun.of("formula", network, "--data", csv, "--formula", "2").code())
        .isEqualTo(2);
    assertMessage("the network takes 2 columns", csv, "--inputs", "a");
    assertMessage("no column \"c\"", csv, "--inputs", "a,c");
    assertMessage("expected each column once", csv, "--inputs", "a,a");
    assertMessage(
        "the network predicts 1 columns; got the targets",
        csv,
        "--inputs",
        "a,b",
        "--target",
        "price,a");
    assertMessage("expected numbers in the column \"a\"; got texts", text);
    assertMessage(
        "a search needs at least 8 rows without missing cells; got 1",
        Files.writeString(directory.resolve("few.csv"), "a,b\n1,2\n"));
  }

  private void assertMessage(String message, Path csv, Object... options) {
    Object[] args = new Object[4 + options.length];
    args[0] = "formula";
    args[1] = network;
    args[2] = "--data";
    args[3] = csv;
    System.arraycopy(options, 0, args, 4, options.length);
    CommandRun run = CommandRun.of(args);

    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.err().toLowerCase(Locale.ROOT))
        .contains(csv.toString().toLowerCase(Locale.ROOT))
        .contains(message.toLowerCase(Locale.ROOT));
  }
}
