// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.Kan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are damaged, hostile, or of other networks. */
class MalformedSafetensorsTest {
  @TempDir private Path directory;

  private static TensorBytes efficient() {
    return new TensorBytes()
        .filled("layers.0.spline_weight", 1, 3, 2, 4)
        .filled("layers.0.base_weight", 1, 3, 2)
        .filled("layers.0.spline_scaler", 1, 3, 2)
        .knots("layers.0.grid", 2, 8);
  }

  private static TensorBytes pykan(int nodes) {
    return new TensorBytes()
        .filled("act_fun.0.coef", 1, 1, 3, 4)
        .knots("act_fun.0.grid", 1, 8)
        .filled("act_fun.0.scale_base", 1, 1, 3)
        .filled("act_fun.0.scale_sp", 1, 1, 3)
        .filled("act_fun.0.mask", 1, 1, 3)
        .filled("node_bias_0", 0, nodes)
        .filled("node_scale_0", 1, nodes)
        .filled("subnode_bias_0", 0, 3)
        .filled("subnode_scale_0", 1, 3)
        .filled("symbolic_fun.0.affine", 1, 3, 1, 4)
        .filled("symbolic_fun.0.mask", 0, 3, 1);
  }

  private static TensorBytes products() {
    return pykan(2).metadata("width", "[[1, 0], [1, 1]]").metadata("mult_arity", "2");
  }

  private static TensorBytes symbolic() {
    return pykan(3).filled("symbolic_fun.0.mask", 1, 3, 1);
  }

  private static byte[] entry(String entry, int data) {
    return TensorBytes.bytes("{\"a\":" + entry + "}", new byte[data]);
  }

  static Stream<Arguments> headers() {
    byte[] whole = efficient().toBytes();
    return Stream.of(
        arguments(new byte[0], "only 0 bytes"),
        arguments(new byte[7], "only 7 bytes"),
        arguments(TensorBytes.bytes(0, new byte[0]), "the text is empty"),
        arguments(TensorBytes.bytes(3, new byte[2]), "the length of the header, are 3"),
        arguments(TensorBytes.bytes(-1, new byte[2]), "the length of the header, are -1"),
        arguments(TensorBytes.bytes(Long.MAX_VALUE, new byte[2]), "are 9223372036854775807"),
        arguments(TensorBytes.bytes(2, new byte[] {'{', -1}), "not text in UTF-8"),
        arguments(TensorBytes.bytes("{"), "cut off"),
        arguments(TensorBytes.bytes("[]"), "expected an object"),
        arguments(TensorBytes.bytes("[".repeat(5000)), "nesting depth"),
        arguments(TensorBytes.bytes("{} {}"), "expected the end"),
        arguments(
            TensorBytes.bytes("{\"__metadata__\":{\"k\":3}}"),
            "__metadata__.k: expected a text; got 3"),
        arguments(TensorBytes.bytes("{\"a\":1,\"a\":1}"), "Duplicate field 'a'"),
        arguments(entry("1", 0), "a: expected an object; got 1"),
        arguments(entry("{\"dtype\":\"F32\",\"shape\":[]}", 4), "lacks the field"),
        arguments(
            entry("{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]}", 8),
            "a.dtype: expected one of [F64, F32, F16, BF16]; got \"I64\""),
        arguments(
            entry("{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}", 4),
            "a.shape[0]: expected an integer"),
        arguments(
            entry("{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}", 4),
            "dimensions of 0 or more; got [-1]"),
        arguments(
            entry("{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}", 4),
            "expected 2 data_offsets; got 1"),
        arguments(
            entry("{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}", 4),
            "expected bytes in order; got 4 to 0"),
        arguments(
            entry("{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}", 4),
            "expected bytes in order; got -4 to 0"),
        arguments(
            entry("{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}", 4),
            "the shape [2] of F32 needs 8 bytes; got 4"),
        arguments(
            entry(
                "{\"dtype\":\"F64\",\"shape\":[2147483647,2147483647,8],\"data_offsets\":[0,8]}",
                8),
            "needs 9223372036854775807 bytes; got 8"),
        arguments(
            entry("{\"dtype\":\"F64\",\"shape\":[99999999999],\"data_offsets\":[0,8]}", 8),
            "expected an integer of 32 bits"),
        arguments(
            entry("{\"dtype\":\"F64\",\"shape\":[268435456],\"data_offsets\":[0,2147483648]}", 8),
            "expected at most 536870912 bytes"),
        arguments(
            entry("{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]}", 8),
            "the tensors need 16 bytes; the file has 8"),
        arguments(
            entry("{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}", 9),
            "the tensors need 8 bytes; the file has 9"),
        arguments(
            entry("{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[8,16]}", 16),
            "expected to begin at byte 0"),
        arguments(
            TensorBytes.bytes(
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]},"
                    + "\"b\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[4,12]}}",
                new byte[12]),
            "b: expected to begin at byte 8, where the tensor before ends; got 4"),
        arguments(Arrays.copyOf(whole, whole.length - 1), "the file has"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void refusesFilesThatAreNotInTheFormat(byte[] content, String message) throws IOException {
    Path file = Files.write(directory.resolve("bad.safetensors"), content);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> KanSafetensors.read(file))
        .withMessageStartingWith(file + ": not in the safetensors format: ")
        .withMessageContaining(message);
  }

  static Stream<Arguments> networks() {
    return Stream.of(
        arguments(
            new TensorBytes().filled("fc.weight", 1, 2, 2).filled("fc.bias", 1, 2),
            "expected a tensor act_fun.0.coef (pykan), layers.0.spline_weight (efficient-kan),"
                + " layers.0.c_basis (jaxKAN); got [fc.weight, fc.bias]"),
        arguments(efficient().filled("norm.weight", 1, 2), "has no tensors [norm.weight]"),
        arguments(
            efficient().filled("layers.2.spline_weight", 1, 1, 3, 4),
            "has no tensors [layers.2.spline_weight]"),
        arguments(
            efficient().without("layers.0.base_weight"), "lacks the tensor layers.0.base_weight"),
        arguments(
            efficient().filled("layers.0.base_weight", 1, 2, 3),
            "layers.0.base_weight: expected the shape [3, 2]; got [2, 3]"),
        arguments(
            efficient().filled("layers.0.spline_weight", 1, 24),
            "layers.0.spline_weight: expected 3 dimensions of 1 or more; got the shape [24]"),
        arguments(
            efficient().filled("layers.0.spline_weight", 1, 3, 0, 4), "got the shape [3, 0, 4]"),
        arguments(efficient().filled("layers.0.base_weight", Double.NaN, 3, 2), "element 0 is NaN"),
        arguments(
            efficient().filled("layers.0.grid", 1, 2, 8), "layers.0.grid, input 0: knots must"),
        arguments(
            efficient().knots("layers.0.grid", 2, 4), "expected G + 2k + 1 knots for G + k = 4"),
        arguments(efficient().knots("layers.0.grid", 2, 9), "with k of 0 to 10; got 9 knots"),
        arguments(
            efficient().knots("layers.0.grid", 3, 8), "expected the shape [2, 8]; got [3, 8]"),
        arguments(
            efficient().metadata("base", "GELU(approximate='none')"),
            "expected the base function silu, identity or zero; got \"GELU"),
        arguments(
            efficient()
                .filled("layers.1.spline_weight", 1, 1, 2, 4)
                .filled("layers.1.base_weight", 1, 1, 2)
                .knots("layers.1.grid", 2, 8),
            "layer 0 has 3 nodes but layer 1 takes 2 inputs"),
        arguments(pykan(3).filled("act_fun.0.mask", 0.5, 1, 3), "expected 0 or 1 in a mask"),
        arguments(pykan(2), "layer 0 has product nodes; expected the metadata \"width\""),
        arguments(
            pykan(2).metadata("width", "[[1, 0], [1, 1]]"), "expected the metadata \"mult_arity\""),
        arguments(products().metadata("width", "[[1, 0]]"), "width: expected an array of more"),
        arguments(products().metadata("width", "[1, 2]"), "width[1]: expected an array; got 2"),
        arguments(
            products().metadata("width", "[[1, 0], [1, 1000000000]]"), "width: expected 2 nodes"),
        arguments(
            products().metadata("mult_arity", "3"), "mult_arity: expected 3 subnodes of 2 nodes"),
        arguments(products().metadata("mult_arity", "1000000000"), "got 1 sums, products of"),
        arguments(products().metadata("mult_arity", "[[], [1]]"), "multiplies at least 2 subnodes"),
        arguments(
            symbolic(), "the edge from input 0 to subnode 0 of layer 0 is symbolic; expected the"),
        arguments(symbolic().metadata("symbolic", "[[]]"), "symbolic[0]: expected an array of"),
        arguments(
            symbolic().metadata("symbolic", "[[[\"bessel\"],[\"x\"],[\"x\"]]]"),
            "no function is called 'bessel'"));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void refusesNetworksThatItCannotRepresent(TensorBytes content, String message)
      throws IOException {
    Path file = content.write(directory);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> KanSafetensors.read(file))
        .withMessageStartingWith(file + ": ")
        .withMessageContaining(message);
  }

  @Test
  void readsTheWholeFilesThatTheDamagedOnesWereMadeOf() throws IOException {
    assertThat(KanSafetensors.read(efficient().write(directory)).widths()).containsExactly(2, 3);
    assertThat(KanSafetensors.read(pykan(3).write(directory)).widths()).containsExactly(1, 3);
    assertThat(KanSafetensors.read(products().write(directory)).widths()).containsExactly(1, 2);
    assertThat(
            KanSafetensors.read(
                    symbolic()
                        .metadata("symbolic", "[[[\"sin\"],[\"x^0.5\"],[\"1/sqrt(x)\"]]]")
                        .write(directory))
                .layer(0)
                .symbolicCurves())
        .hasSize(3);
  }

  @Test
  void namesAFileThatIsMissing() {
    Path file = directory.resolve("none.safetensors");

    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> KanSafetensors.read(file))
        .withMessageContaining(file.toString());
  }

  @Test
  void survivesBytesChangedAnywhere() throws IOException {
    byte[] whole = Files.readAllBytes(KanSafetensorsTest.golden("pykan-products"));
    Random random = new Random(0);
    int refused = 0;
    for (int n = 0; n < 3000; n++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(n % 2 == 0 ? damaged.length : 200)] = (byte) random.nextInt(256);
      Path file = Files.write(directory.resolve("damaged.safetensors"), damaged);
      try {
        Kan kan = KanSafetensors.read(file);
        assertThat(kan.inputs()).isEqualTo(2);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith(file + ": ");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(500);
  }
}
