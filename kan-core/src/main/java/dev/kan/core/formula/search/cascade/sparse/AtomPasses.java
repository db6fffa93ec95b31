// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.collect.ImmutableList;
import com.google.common.math.Quantiles;
import com.google.common.primitives.Doubles;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sets of atoms to try, one after another, the likeliest first. Each set has the atoms of one
 * column or one pair of columns, so that dictionaries stay small. Which functions suit a column is
 * judged by the magnitude of its raw values.
 */
final class AtomPasses {
  /** The usual ranges of angles end here. */
  private static final double[] TURNS = {Math.PI / 2, Math.PI, 2 * Math.PI, 10 * Math.PI, 1000};

  private static final double LEAST_PRODUCT = 0.01;

  /** The cosines of smaller angles are 1 in double precision. */
  private static final double LEAST_VERSINE_ANGLE = 1e-8;

  private final Problem problem;
  private final List<Column> columns;
  private final List<ImmutableList<Atom>> passes = new ArrayList<>();

  private AtomPasses(Problem problem) {
    this.problem = problem;
    this.columns = problem.columns();
  }

  /** Returns the sets of atoms for a problem; each contains the atom 1. */
  static ImmutableList<ImmutableList<Atom>> of(Problem problem) {
    AtomPasses passes = new AtomPasses(problem);
    passes.addAll();
    return ImmutableList.copyOf(passes.passes);
  }

  /** Returns the atom 1 and the sines and cosines of columns and their differences. */
  static ImmutableList<Atom> waves(Problem problem) {
    AtomPasses passes = new AtomPasses(problem);
    List<Column> angles = passes.angles();
    passes.add();
    passes.differences(angles).forEach(passes::addDifference);
    angles.forEach(passes::addAngle);
    return passes.passes.stream()
        .flatMap(atoms -> atoms.size() == 1 ? atoms.stream() : atoms.subList(1, 3).stream())
        .collect(ImmutableList.toImmutableList());
  }

  private void addAll() {
    add();
    List<Column> angles = angles();
    angles.stream().limit(1).forEach(this::addAngle);
    differences(angles).forEach(this::addDifference);
    angles.stream().skip(1).forEach(this::addAngle);
    pairs().filter(AtomPasses::alike).forEach(this::addPowersOfSums);
    pairs().filter(AtomPasses::multiplyToAngle).forEach(this::addProduct);
    columns.stream().filter(AtomPasses::isModerate).forEach(this::addExponential);
    columns.stream().filter(AtomPasses::isModerate).forEach(this::addRoots);
    pairs().filter(AtomPasses::alike).forEach(this::addHypotenuse);
    pairs().filter(AtomPasses::multiplyToSmallAngle).forEach(this::addVersine);
  }

  private List<Column> angles() {
    return columns.stream()
        .filter(column -> column.largest() > 0.05 && column.largest() < 100)
        .sorted(Comparator.comparingDouble(AtomPasses::distanceFromTurn))
        .toList();
  }

  private Stream<List<Column>> differences(List<Column> angles) {
    return pairs().filter(pair -> angles.containsAll(pair) && alike(pair));
  }

  private Stream<List<Column>> pairs() {
    return IntStream.range(0, columns.size())
        .boxed()
        .flatMap(
            a ->
                IntStream.range(a + 1, columns.size())
                    .mapToObj(b -> List.of(columns.get(a), columns.get(b))));
  }

  private void add(Expression... expressions) {
    ImmutableList.Builder<Atom> atoms = ImmutableList.builder();
    atoms.add(Atom.one(problem));
    for (Expression expression : expressions) {
      atoms.add(Atom.of(expression, problem));
    }
    passes.add(atoms.build());
  }

  private void addAngle(Column column) {
    addWaves(column.variable());
  }

  private void addDifference(List<Column> pair) {
    addWaves(pair.get(0).variable().minus(pair.get(1).variable()));
  }

  private void addWaves(Expression angle) {
    Expression cosine = angle.into(StandardFunction.COS);
    add(cosine, angle.into(StandardFunction.SIN), cosine.power(2));
  }

  private void addProduct(List<Column> pair) {
    Expression product = pair.get(0).variable().times(pair.get(1).variable());
    add(product.into(StandardFunction.COS), product.into(StandardFunction.SIN));
  }

  /** Adds 1 - cos(uv), which a difference of two columns cannot express for small angles. */
  private void addVersine(List<Column> pair) {
    Expression product = pair.get(0).variable().times(pair.get(1).variable());
    add(product.into(StandardFunction.COS).times(-1).plus(1));
  }

  private void addPowersOfSums(List<Column> pair) {
    Expression difference = pair.get(0).variable().minus(pair.get(1).variable());
    Expression sum = pair.get(0).variable().plus(pair.get(1).variable());
    add(
        difference,
        difference.power(-1),
        difference.power(2),
        difference.power(-2),
        sum,
        sum.power(-1),
        sum.power(2),
        sum.power(-2));
  }

  private void addExponential(Column column) {
    Expression variable = column.variable();
    add(
        variable.into(StandardFunction.EXP),
        variable.times(-1).into(StandardFunction.EXP),
        variable.into(StandardFunction.LOG));
  }

  private void addRoots(Column column) {
    Expression variable = column.variable();
    Expression less = variable.power(2).times(-1).plus(1);
    Expression more = variable.power(2).plus(1);
    add(less.power(0.5), less.power(-0.5), more.power(0.5), more.power(-0.5), more.power(-1));
  }

  private void addHypotenuse(List<Column> pair) {
    Expression first = pair.get(0).variable().power(2);
    Expression second = pair.get(1).variable().power(2);
    Expression sum = first.plus(second);
    add(sum.power(0.5), sum.power(-0.5), sum.power(-1), first.minus(second).power(-1));
  }

  private static double distanceFromTurn(Column column) {
    double least = Double.POSITIVE_INFINITY;
    for (double turn : TURNS) {
      if (column.largest() <= turn) {
        // the largest of some hundred samples is a little below the end of the range
        least = Math.min(least, Math.abs(column.largest() / turn - 0.985));
      }
    }
    return least;
  }

  /** Returns true if two columns may have the same unit. */
  private static boolean alike(List<Column> pair) {
    double ratio = pair.get(0).largest() / pair.get(1).largest();
    return ratio > 0.3 && ratio < 3;
  }

  private static boolean multiplyToAngle(List<Column> pair) {
    double usual = Quantiles.median().compute(products(pair));
    return usual > LEAST_PRODUCT && usual < 100;
  }

  private static boolean multiplyToSmallAngle(List<Column> pair) {
    double[] products = products(pair);
    return Quantiles.median().compute(products) <= LEAST_PRODUCT
        && Doubles.max(products) > LEAST_VERSINE_ANGLE;
  }

  private static double[] products(List<Column> pair) {
    double[] products = new double[pair.get(0).raw().length];
    Arrays.setAll(products, row -> Math.abs(pair.get(0).raw()[row] * pair.get(1).raw()[row]));
    return products;
  }

  private static boolean isModerate(Column column) {
    return column.largest() > 0.1 && column.largest() < 30;
  }
}
