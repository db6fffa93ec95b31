// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares what formulas give in SymPy, which reads their texts, with plain Java. */
class SymPyTest {
  private static final double TOLERANCE = 1e-12;
  private static final int FORMULAS = 62;

  @Test
  void computesFormulas() throws IOException, InterruptedException {
    Map<String, Double> differences =
        PythonRun.run("formulas.py", ServedModel.formulas().toString()).get("SymPy");
    assertThat(differences).hasSize(FORMULAS);
    differences.forEach(
        (formula, difference) -> ServedModel.accept("SymPy", formula, difference, TOLERANCE));
  }
}
