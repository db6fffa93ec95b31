// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.init.Initialiser;
import dev.kan.core.model.KanModel;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.fixture.OddNetworks;
import dev.kan.fixture.TableModels;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaClassTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "0, SILU, ZERO",
    "1, IDENTITY, LINEAR",
    "2, ZERO, CLAMP",
    "3, SILU, LINEAR",
    "3, SILU, ZERO",
    "5, IDENTITY, CLAMP"
  })
  void computesWhatTheNetworkComputes(int order, BaseFunction base, OutsideGrid outside)
      throws Exception {
    Kan kan = OddNetworks.of(order, base, outside);
    Method predict = compiled("Odd", JavaClass.of("Odd", kan)).getMethod("predict", double[].class);
    Batch rows = OddNetworks.rows(3);
    Batch expected = KanEvaluator.of(kan).evaluate(rows);
    for (int r = 0; r < rows.rows(); r++) {
      double[] row = rows.row(r);
      double[] actual = (double[]) predict.invoke(null, (Object) row);
      for (int o = 0; o < actual.length; o++) {
        double value = expected.row(r)[o];
        assertThat(actual[o]).isCloseTo(value, within(1e-12 * (1 + largest(expected, o))));
      }
    }
    assertThat((double[]) predict.invoke(null, (Object) new double[] {0, Double.NaN, 0}))
        .containsOnly(Double.NaN);
    assertThat((double[]) predict.invoke(null, (Object) new double[] {0, 1 / 0.0, 0}))
        .containsOnly(Double.NaN);
  }

  private static double largest(Batch values, int column) {
    return Arrays.stream(values.column(column)).map(Math::abs).max().orElseThrow();
  }

  @Test
  void predictsNumbersOfATable() throws Exception {
    KanModel model = TableModels.numbers();
    Method predict =
        compiled("Flats", JavaClass.of("Flats", model))
            .getMethod("predict", double.class, String.class, double.class);
    Table rows = TableModels.rows();
    double[] expected = model.predict(rows).column(0);
    for (int r = 0; r < expected.length; r++) {
      double actual = (double) predict.invoke(null, TableModels.cells(rows, r));
      assertThat(actual).isCloseTo(expected[r], within(1e-12 * (1 + Math.abs(expected[r]))));
    }
  }

  @Test
  void predictsTheProbabilityOfEachClass() throws Exception {
    for (int labels : List.of(2, 3)) {
      KanModel model = TableModels.classes(labels);
      Class<?> source = compiled("Flats" + labels, JavaClass.of("Flats" + labels, model));
      Method predict = source.getMethod("predict", double.class, String.class, double.class);
      assertThat(source.getField("PREDICTED").get(null))
          .isEqualTo(model.schema().target().predicted());
      Table rows = TableModels.rows();
      Batch expected = model.predict(rows);
      for (int r = 0; r < rows.rows(); r++) {
        double[] actual = (double[]) predict.invoke(null, TableModels.cells(rows, r));
        assertThat(actual).containsExactly(expected.row(r), within(1e-12));
      }
    }
  }

  @Test
  void givesColumnsLegalNames() throws Exception {
    List<String> names = List.of("x", "y", "class", "a\\u000ab", "a b", "Layer1Input1", "É");
    KanModel model = TableModels.unscaled(names, "the \"price\"\n*/ \\u002a/");
    Class<?> source = compiled("Named", JavaClass.of("Named", model));
    Class<?>[] types = new Class<?>[names.size()];
    Arrays.fill(types, double.class);
    Object[] row = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
    assertThat((double) source.getMethod("predict", types).invoke(null, row))
        .isCloseTo(
            KanEvaluator.of(model.kan()).evaluate(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)[0],
            within(1e-12));
    assertThat(source.getField("PREDICTED").get(null))
        .isEqualTo(List.of("the \"price\"\n*/ \\u002a/"));
  }

  @Test
  void rejectsWhatNoClassCanHold() {
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(2, 1).build(), 0);
    assertThatThrownBy(() -> JavaClass.of("my-class", kan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a Java class cannot have the name 'my-class'");
    Kan fine =
        Initialiser.powerLaw().initialise(KanSpec.builder(2, 1).gridIntervals(1200).build(), 0);
    assertThatThrownBy(() -> JavaClass.of("Fine", fine))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the splines of input 0 take 8456 numbers")
        .hasMessageContaining("a Java class holds at most 7000");
    Expression bessel = Expression.variable("x").into(CustomFunction.of("J", Math::sin));
    Kan custom =
        kan.withLayer(
            0,
            kan.layer(0)
                .withSymbolic(
                    0,
                    0,
                    new SymbolicCurve(
                        SymbolicFunction.of("bessel", 3, bessel), new Affine(1, 0, 1, 0))));
    assertThatThrownBy(() -> JavaClass.of("Custom", custom))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the function bessel consists of Java code, which cannot be exported as source");
    KanModel wide =
        TableModels.unscaled(IntStream.range(0, 128).mapToObj(i -> "c" + i).toList(), "y");
    assertThatThrownBy(() -> JavaClass.of("Wide", wide))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("128 columns are too many for the parameters of a Java method");
  }

  private Class<?> compiled(String name, String source) throws Exception {
    Path file = Files.writeString(directory.resolve(name + ".java"), source);
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    assertThat(
            javac.run(
                System.out,
                System.err,
                "-Xlint:all",
                "-Werror",
                // of its own: the class path of the tests may lead nowhere, which is a warning
                "-cp",
                directory.toString(),
                "-d",
                directory.toString(),
                file.toString()))
        .as(source)
        .isZero();
    return new URLClassLoader(new URL[] {directory.toUri().toURL()}).loadClass(name);
  }
}
