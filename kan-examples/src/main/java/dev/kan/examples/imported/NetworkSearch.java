// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.imported;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.discovery.FormulaDiscovery;
import dev.kan.core.formula.discovery.SmallestNetwork;
import dev.kan.core.formula.polish.DescriptionLength;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FormulaSearch;
import dev.kan.core.formula.search.FoundFormula;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.training.ladder.LadderTrainer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The search for the formula of a network whose edges are splines, in two ways: among formulas of
 * common shapes, if the network has one output, and, unless that ends in a short formula, by the
 * smallest network that does as well and a function for each of its edges.
 *
 * @param kan the network
 * @param table the rows to explain
 * @param mostError the root mean squared error of a formula that is good enough
 * @param budget the time that both may take together
 * @param progress receives what is found
 */
record NetworkSearch(
    Kan kan, NetworkTable table, double mostError, Duration budget, NetworkProgress progress) {
  /** The part of the budget for formulas of common shapes: one of so many. */
  private static final int SHARE = 3;

  /** A longer formula may be an expansion of a shorter one that the network knows. */
  private static final int SHORT = 20;

  /**
   * Returns a formula for each output: of those that are good enough, the shortest.
   *
   * @throws IllegalStateException if there is none, since time is up or functions fit no edge
   */
  List<Expression> formulas() {
    long start = System.nanoTime();
    Optional<Expression> common = kan.outputs() == 1 ? Optional.of(common()) : Optional.empty();
    if (common.filter(each -> nodes(each) <= SHORT && isGoodEnough(each)).isPresent()) {
      return List.of(common.orElseThrow());
    }
    Optional<List<Expression>> named = named(budget.minusNanos(System.nanoTime() - start));
    if (kan.outputs() > 1) {
      return named.orElseThrow(this::none);
    }
    List<Expression> both =
        Stream.concat(common.stream(), named.stream().map(Iterables::getOnlyElement)).toList();
    return List.of(
        both.stream()
            .filter(this::isGoodEnough)
            .min(Comparator.comparingInt(NetworkSearch::nodes))
            .or(() -> both.stream().min(Comparator.comparingDouble(this::error)))
            .orElseThrow(this::none));
  }

  private IllegalStateException none() {
    return new IllegalStateException(
        String.format(
            Locale.ROOT,
            "no formula was found in %d s; more time (--budget) or more rows may help",
            budget.toSeconds()));
  }

  /** Returns the formula of a search that does not look at the network. */
  private Expression common() {
    FormulaFront front =
        FormulaSearch.builder()
            .budget(budget.dividedBy(SHARE))
            .build()
            .search(table.rows(), table.targets().get(0), progress);
    // what the network errs by has a structure, which a longer formula only imitates
    return table.own()
        ? front.formulas().stream()
            .map(FoundFormula::expression)
            .filter(this::isGoodEnough)
            .min(Comparator.comparingInt(NetworkSearch::nodes))
            .orElse(front.chosen().expression())
        : front.chosen().expression();
  }

  /** Returns the formulas of the smallest network; empty if its edges have no names. */
  private Optional<List<Expression>> named(Duration left) {
    if (left.isNegative() || left.isZero()) {
      return Optional.empty();
    }
    Samples samples = table.samples();
    FormulaDiscovery discovery =
        FormulaDiscovery.builder()
            .network(
                SmallestNetwork.builder()
                    .trainer(LadderTrainer.builder().budget(left).build())
                    .tolerance(table.tolerance())
                    .build())
            .build();
    Kan found = discovery.find(kan, samples, progress).kan();
    return NetworkFormula.isSymbolic(found)
        ? Optional.of(
            ImmutableList.copyOf(
                SymbolicFormula.of(found, table.inputs(), SymbolicFormula.Units.SAME)
                    .polished(samples)
                    .outputs()))
        : Optional.empty();
  }

  private boolean isGoodEnough(Expression formula) {
    return error(formula) <= mostError;
  }

  /** Returns the root mean squared error, infinite or NaN if there is no value in some row. */
  private double error(Expression formula) {
    Samples samples = table.samples();
    Expression.Compiled compiled = formula.compile(table.inputs());
    double sum = 0;
    for (int row = 0; row < samples.size(); row++) {
      double error = compiled.at(samples.inputs().row(row)) - samples.targets().row(row)[0];
      sum += error * error;
    }
    return Math.sqrt(sum / samples.size());
  }

  private static int nodes(Expression formula) {
    return DescriptionLength.nodes(formula);
  }
}
