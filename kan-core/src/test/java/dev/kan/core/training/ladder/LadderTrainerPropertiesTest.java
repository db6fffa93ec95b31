// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.TrainingResult;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LadderTrainerPropertiesTest {
  /** The kinds of columns that data come with. */
  enum Column {
    UNIFORM {
      @Override
      double draw(SeededRandom random) {
        return random.uniform(-1, 1);
      }
    },
    CONSTANT {
      @Override
      double draw(SeededRandom random) {
        return 3.7;
      }
    },
    ZERO {
      @Override
      double draw(SeededRandom random) {
        return 0;
      }
    },
    HEAVY_TAILED {
      @Override
      double draw(SeededRandom random) {
        return Math.tan(Math.PI * (random.uniform(0.001, 0.999) - 0.5));
      }
    },
    TINY {
      @Override
      double draw(SeededRandom random) {
        return 1e-12 * random.gaussian();
      }
    },
    HUGE {
      @Override
      double draw(SeededRandom random) {
        return 1e12 * random.gaussian();
      }
    },
    NEARLY_CONSTANT {
      @Override
      double draw(SeededRandom random) {
        return 1e12 + Math.rint(random.uniform(0, 2)) / 1024;
      }
    },
    TWO_VALUES {
      @Override
      double draw(SeededRandom random) {
        return random.uniform() < 0.5 ? 0 : 1;
      }
    };

    abstract double draw(SeededRandom random);
  }

  record Problem(Kan kan, Samples samples, LadderTrainer trainer) {}

  @Property(tries = 60)
  void isFiniteAndNeverWorseThanTheStart(@ForAll("problems") Problem problem) {
    TrainingResult result =
        problem.trainer().toBuilder()
            .stepsPerStage(6)
            .mostStarts(2)
            .build()
            .train(problem.kan(), problem.samples());
    double before = FitProblems.rootMeanSquare(problem.kan(), problem.samples());
    double after = FitProblems.rootMeanSquare(result.kan(), problem.samples());
    assertThat(after).isFinite().isLessThanOrEqualTo(before * (1 + 1e-9));
  }

  @Provide
  Arbitrary<Problem> problems() {
    Arbitrary<Integer> inputs = Arbitraries.integers().between(1, 3);
    Arbitrary<NodeLayout> hidden =
        Arbitraries.of(NodeLayout.sums(1), NodeLayout.sums(3), NodeLayout.of(1, 2));
    Arbitrary<NodeLayout> output =
        Arbitraries.of(NodeLayout.sums(1), NodeLayout.sums(2), NodeLayout.of(0, 2));
    Arbitrary<Integer> rows = Arbitraries.of(1, 2, 3, 10, 60);
    Arbitrary<List<Column>> columns = Arbitraries.of(Column.class).list().ofSize(5);
    Arbitrary<LadderTrainer> trainers =
        Arbitraries.of(LadderTrainer.of(1), LadderTrainer.of(3, 10), LadderTrainer.of(2, 5, 20));
    return Combinators.combine(inputs, hidden, output, rows, columns, trainers, seeds())
        .as(LadderTrainerPropertiesTest::problem);
  }

  private static Arbitrary<Integer> seeds() {
    return Arbitraries.integers().between(0, 1000);
  }

  private static Problem problem(
      int inputs,
      NodeLayout hidden,
      NodeLayout output,
      int rows,
      List<Column> columns,
      LadderTrainer trainer,
      int seed) {
    SeededRandom random = new SeededRandom(seed);
    double[][] x = new double[inputs][];
    for (int i = 0; i < inputs; i++) {
      x[i] = drawn(columns.get(i), rows, random);
    }
    double[][] y = new double[output.nodes()][];
    for (int o = 0; o < y.length; o++) {
      y[o] = drawn(columns.get(3 + o), rows, random);
    }
    Kan kan =
        Initialiser.pykan()
            .initialise(KanSpec.builder(inputs, List.of(hidden, output)).build(), seed);
    return new Problem(kan, new Samples(Batch.ofColumns(x), Batch.ofColumns(y)), trainer);
  }

  private static double[] drawn(Column column, int rows, SeededRandom random) {
    double[] values = new double[rows];
    Arrays.setAll(values, r -> column.draw(random));
    return values;
  }
}
