// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.core.spline.Interval;
import dev.kan.golden.Goldens;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataTest {
  @Test
  void generatesTheReferenceSequenceOfTheMersenneTwister() {
    MersenneTwister twister = new MersenneTwister(5489);
    assertThat(Integer.toUnsignedLong(twister.nextInt())).isEqualTo(3499211612L);
    for (int i = 2; i < 10_000; i++) {
      twister.nextInt();
    }
    assertThat(Integer.toUnsignedLong(twister.nextInt())).isEqualTo(4123659995L);
  }

  @Test
  void drawsTheUniformSamplesOfThePublishedExample() {
    JsonNode golden = Goldens.read("efficient-kan/quickstart-float32.json");
    Dataset data =
        UniformSampling.of(x -> Math.sin(20 * x[0]) / (20 * x[0]), 1).range(0, 1).build();
    assertThat(data.train().inputs().toFloatArray())
        .containsExactly(floats(golden.get("train_input")));
    assertThat(data.test().inputs().toFloatArray())
        .containsExactly(floats(golden.get("test_input")));
  }

  @Test
  void drawsEveryVariableFromItsRange() {
    Dataset data =
        UniformSampling.ofVector(x -> new double[] {x[0] + x[1], x[0] * x[1]}, 2)
            .ranges(List.of(new Interval(-3, -2), new Interval(10, 20)))
            .train(500)
            .test(7)
            .seed(9)
            .build();
    assertThat(Arrays.stream(data.train().inputs().column(0))).allMatch(x -> x >= -3 && x < -2);
    assertThat(Arrays.stream(data.train().inputs().column(1))).allMatch(x -> x >= 10 && x < 20);
    assertThat(data.test().size()).isEqualTo(7);
    double[] x = data.test().inputs().row(6);
    assertThat(data.test().targets().row(6)).containsExactly(x[0] + x[1], x[0] * x[1]);
  }

  @Test
  void normalisesAndUndoesNormalisation() {
    Dataset plain = UniformSampling.of(x -> 5 + 3 * x[0], 1).range(2, 8).build();
    Dataset data = plain.normaliseInputs().normaliseTargets();
    double[] column = data.train().inputs().column(0);
    double mean = Arrays.stream(column).average().orElseThrow();
    double variance =
        Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum() / (column.length - 1);
    assertThat(mean).isCloseTo(0, within(1e-12));
    assertThat(variance).isCloseTo(1, within(1e-12));
    Batch undone = data.targetNormalisation().orElseThrow().undo(data.test().targets());
    assertThat(undone.toArray()).containsExactly(plain.test().targets().toArray(), within(1e-12));
    assertThatThrownBy(data::normaliseInputs)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inputs have been normalised");
  }

  @Test
  void onlyShiftsConstantColumns() {
    Normalisation n = Normalisation.of(Batch.ofColumns(new double[] {4, 4, 4}));
    assertThat(n.apply(Batch.of(1, 4, 6)).toArray()).containsExactly(0, 2);
  }

  @Test
  void splitsWithoutLosingOrRepeatingSamples() {
    double[] numbers = IntStream.range(0, 101).asDoubleStream().toArray();
    Samples all = new Samples(Batch.of(1, numbers), Batch.of(1, numbers));
    Dataset data = Dataset.split(all, 0.2, 5);
    assertThat(data.test().size()).isEqualTo(20);
    double[] joined =
        DoubleStream.concat(
                Arrays.stream(data.train().inputs().toArray()),
                Arrays.stream(data.test().inputs().toArray()))
            .sorted()
            .toArray();
    assertThat(joined).containsExactly(numbers);
    assertThat(data.test().inputs().toArray()).isNotEqualTo(Arrays.copyOf(numbers, 20));
    assertThat(Dataset.split(all, 0.2, 5)).isEqualTo(data);
  }

  @Test
  void keepsWeightsWithTheirSamples() {
    double[] numbers = IntStream.range(1, 31).asDoubleStream().toArray();
    Samples all = new Samples(Batch.of(1, numbers), Batch.of(1, numbers));
    assertThat(all.weightValues()).hasSize(30).containsOnly(1);
    assertThat(all.select(3, 4).weights()).isEmpty();
    Dataset data =
        Dataset.split(all.withWeights(numbers), 0.3, 1).normaliseInputs().normaliseTargets();
    for (Samples side : List.of(data.train(), data.test())) {
      Batch targets = data.targetNormalisation().orElseThrow().undo(side.targets());
      assertThat(side.weightValues()).containsExactly(targets.toArray(), within(1e-12));
    }
    assertThat(data.test().size()).isEqualTo(9);
  }

  @Test
  void rejectsNumbersTooLargeForSinglePrecision() {
    assertThatThrownBy(() -> Batch.of(2, 1, 2, 3, -1e300).toFloatArray())
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("a number is too large for single precision; row 1, column 1 is -1.0E300");
    assertThat(Batch.of(1, Double.POSITIVE_INFINITY).toFloatArray())
        .containsExactly(Float.POSITIVE_INFINITY);
  }

  @Test
  void rejectsNumbersTooLargeToNormalise() {
    assertThatThrownBy(() -> Normalisation.of(Batch.of(1, -1.79e308, 1, 1.79e308)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the numbers of column 0, -1.79E308 to 1.79E308, are too large to normalise");
    Normalisation small = Normalisation.of(Batch.of(1, 1e-3, 2e-3));
    assertThatThrownBy(() -> small.apply(Batch.of(1, -1.79e308)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a number of column 0 is too large to normalise")
        .hasMessageEndingWith("-1.79E308");
  }

  @Test
  void selectsInputsWithTheirNormalisation() {
    Dataset data =
        UniformSampling.of(x -> x[0] + x[2], 3)
            .ranges(List.of(new Interval(0, 1), new Interval(4, 9), new Interval(-2, 0)))
            .train(20)
            .test(5)
            .build()
            .normaliseInputs();
    Dataset selected = data.selectInputs(List.of(2, 0));
    assertThat(selected.train().inputs().column(0)).isEqualTo(data.train().inputs().column(2));
    assertThat(selected.test().inputs().column(1)).isEqualTo(data.test().inputs().column(0));
    assertThat(selected.train().targets()).isEqualTo(data.train().targets());
    Normalisation all = data.inputNormalisation().orElseThrow();
    Normalisation kept = selected.inputNormalisation().orElseThrow();
    assertThat(kept.undo(selected.test().inputs()).column(0))
        .isEqualTo(all.undo(data.test().inputs()).column(2));
    assertThat(selected.targetNormalisation()).isEmpty();
  }

  @Test
  void rejectsColumnsThatDoNotExist() {
    Batch batch = Batch.of(2, 1, 2, 3, 4);
    assertThat(batch.selectColumns(List.of(1, 1, 0))).isEqualTo(Batch.of(3, 2, 2, 1, 4, 4, 3));
    assertThatThrownBy(() -> batch.selectColumns(List.of(0, 2)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("column (2) must be less than size (2)");
    assertThatThrownBy(() -> batch.selectColumns(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a batch needs at least one column; got 0");
  }

  @Test
  void copiesRowsIntoColumns() {
    Batch batch = Batch.of(2, 1, 10, 2, 20, 3, 30, 4, 40);
    double[][] copies = new double[2][3];
    batch.copyColumns(1, 2, copies);
    assertThat(copies).isDeepEqualTo(new double[][] {{2, 3, 0}, {20, 30, 0}});
    assertThatThrownBy(() -> batch.copyColumns(2, 3, copies))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void rejectsNonFiniteValuesByRowAndColumn() {
    Batch good = Batch.of(2, 1, 2, 3, 4);
    assertThatThrownBy(() -> new Samples(Batch.of(2, 1, 2, 3, Double.NaN), good))
        .hasMessage("inputs must be finite; row 1, column 1 is NaN");
    assertThatThrownBy(() -> UniformSampling.of(x -> 1 / 0.0, 1).build())
        .hasMessage("targets must be finite; row 0, column 0 is Infinity");
  }

  private static float[] floats(JsonNode array) {
    double[] values = Goldens.flat(array);
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
