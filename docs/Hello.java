///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 17+
//REPOS mavencentral,mavenlocal
//DEPS dev.kan:kan-core:0.1.0-SNAPSHOT

import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FormulaSearch;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the law of the pendulum in twenty samples. */
class Hello {
  public static void main(String[] args) {
    double[][] samples =
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> new double[] {0.1 * i, 5 + 3 * Math.sin(i)})
            .toArray(double[][]::new);
    double[] period =
        IntStream.range(0, 20)
            .mapToDouble(i -> 2 * Math.PI * Math.sqrt(samples[i][0] / samples[i][1]))
            .toArray();
    FormulaFront front = FormulaSearch.defaults().search(samples, List.of("length", "g"), period);
    System.out.println("period = " + Notation.TEXT.of(front.chosen().expression()));
  }
}
