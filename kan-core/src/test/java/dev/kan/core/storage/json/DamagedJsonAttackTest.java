// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.kan.attack.Attack;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.init.Initialiser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of networks with flipped bits, cut off, or with odd values at random positions. */
class DamagedJsonAttackTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> ODD_VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "[[]]",
          "\"\"",
          "\"x\"",
          "0",
          "-1",
          "1",
          "2",
          "3.9",
          "1e999",
          "2147483647",
          "100000000",
          "-2147483648",
          "99999999999999999999",
          "\"NaN\"",
          "0.5",
          "[2147483647,2147483647]",
          "[[1.0]]",
          "[[[1.0]]]");

  private final Kan kan = network();

  @TempDir private Path directory;

  @Test
  void rejectsOrIgnoresFlippedBits() throws IOException {
    Attack attack = Attack.named("bit flips in network files");
    Path file = directory.resolve("kan.json");
    KanJson.write(kan, file);
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < Attack.attempts(2000); i++) {
      byte[] bad = good.clone();
      int bit = attack.random().nextInt(8 * bad.length);
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      attack.attempt("bit " + bit, () -> refusesOrReadsTheSame(file, bad));
    }
    attack.report();
  }

  @Test
  void rejectsCutFiles() throws IOException {
    Attack attack = Attack.named("truncations of network files");
    Path file = directory.resolve("kan.json");
    KanJson.write(kan, file);
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < Attack.attempts(300); i++) {
      byte[] bad = Arrays.copyOf(good, attack.random().nextInt(good.length));
      attack.attempt("length " + bad.length, () -> refusesOrReadsTheSame(file, bad));
    }
    attack.report();
  }

  @Test
  void rejectsOddValuesOrReadsThemConsistently() throws IOException {
    Attack attack = Attack.named("odd values in network files without checksum");
    JsonNode good = MAPPER.readTree(Unchecked.json(KanJson.toJson(kan)));
    for (int i = 0; i < Attack.attempts(2000); i++) {
      JsonNode tree = good.deepCopy();
      String change = plant(tree, attack.random());
      attack.attempt(change, () -> refusesOrComesBack(tree.toString()));
    }
    attack.report();
  }

  private void refusesOrReadsTheSame(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    Kan read;
    try {
      read = KanJson.read(file);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith(file + ": ");
      return;
    }
    assertThat(read).isEqualTo(kan);
  }

  private static void refusesOrComesBack(String json) {
    Kan read;
    try {
      read = KanJson.fromJson(json);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    assertThat(KanJson.fromJson(KanJson.toJson(read))).isEqualTo(read);
  }

  /**
   * Puts an odd value at a random position of the document, or removes one. Returns a description.
   */
  private static String plant(JsonNode tree, Random random) throws IOException {
    JsonNode parent = tree;
    JsonNode child = parent;
    String path = "";
    while (child.size() > 0 && (path.isEmpty() || random.nextInt(8) > 0)) {
      parent = child;
      int index = random.nextInt(parent.size());
      path += "/" + index;
      child = Iterables.get(parent, index);
    }
    String odd = ODD_VALUES.get(random.nextInt(ODD_VALUES.size()));
    int last = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    if (parent instanceof ObjectNode fields) {
      fields.set(ImmutableList.copyOf(fields.fieldNames()).get(last), MAPPER.readTree(odd));
    } else if (parent instanceof ArrayNode elements) {
      elements.set(last, MAPPER.readTree(odd));
    }
    return path + " = " + odd;
  }

  private static Kan network() {
    KanSpec spec =
        KanSpec.builder(2, List.of(NodeLayout.of(1, 2), NodeLayout.sums(1)))
            .gridIntervals(2)
            .build();
    Kan numeric = Initialiser.powerLaw().initialise(spec, 1);
    SymbolicCurve curve =
        new SymbolicCurve(
            SymbolicFunction.of("x^2", 2, Expression.variable("x").power(2)), Affine.IDENTITY);
    return new Kan(
            List.of(numeric.layer(0).withSymbolic(1, 2, curve), numeric.layer(1)),
            numeric.provenance())
        .withStep("trained", Map.of("note", "\u00e9"));
  }
}
