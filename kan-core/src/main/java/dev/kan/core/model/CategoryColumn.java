// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.InputDistribution;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column of categories, each of which gets a learned value of its own. It becomes one network
 * input for each category, 1 in rows of that category and 0 in others, and one more for missing
 * cells if the model has learned what these mean. A category that was never seen counts as missing.
 * If missing cells were not learned, all inputs are 0 for one.
 *
 * @param name the name of the column
 * @param categories at least one, none empty or twice; in the order of the inputs
 * @param missingLearned true if a further input tells the network that the cell is missing
 * @param shares the share of each category in the rows that the model was trained on, the rest
 *     being missing or not among the categories; empty if they are not known
 */
public record CategoryColumn(
    String name, List<String> categories, boolean missingLearned, List<Double> shares)
    implements Column {
  /**
   * Checks the categories.
   *
   * @throws IllegalArgumentException if the name is blank, or there is no category, or one is empty
   *     or comes twice, or there are shares but not one from 0 to 1 for each category
   */
  public CategoryColumn {
    categories = ImmutableList.copyOf(categories);
    shares = ImmutableList.copyOf(shares);
    checkArgument(!name.isBlank(), "a column needs a name; got \"%s\"", name);
    checkArgument(!categories.isEmpty(), "column %s needs at least one category; got none", name);
    checkArgument(
        categories.stream().distinct().count() == categories.size()
            && categories.stream().noneMatch(String::isBlank),
        "each category of %s may come once and none may be blank; got %s",
        name,
        categories);
    checkArgument(
        (shares.isEmpty() || shares.size() == categories.size())
            && shares.stream().allMatch(share -> share >= 0 && share <= 1),
        "expected a share from 0 to 1 for each of the %s categories of %s, or none; got %s",
        categories.size(),
        name,
        shares);
  }

  /** Creates a column of categories whose shares are not known. */
  public CategoryColumn(String name, List<String> categories, boolean missingLearned) {
    this(name, categories, missingLearned, List.of());
  }

  @Override
  public List<Quantity> inputs() {
    Stream<String> seen = categories.stream().map(category -> name + "=" + category);
    Stream<String> missing = missingLearned ? Stream.of(name + " missing") : Stream.empty();
    return Stream.concat(seen, missing)
        .map(Quantity::unscaled)
        .collect(ImmutableList.toImmutableList());
  }

  @Override
  public double[] encode(TableColumn cells, int row) {
    double[] inputs = new double[categories.size() + (missingLearned ? 1 : 0)];
    int category = cells.isMissing(row) ? -1 : categories.indexOf(cells.text(row));
    if (category >= 0) {
      inputs[category] = 1;
    } else if (missingLearned) {
      inputs[categories.size()] = 1;
    }
    return inputs;
  }

  @Override
  public List<InputDistribution> distributions() {
    List<Double> known =
        shares.isEmpty() ? Collections.nCopies(categories.size(), 1.0 / categories.size()) : shares;
    double rest = 1 - known.stream().mapToDouble(Double::doubleValue).sum();
    Stream<Double> missing = missingLearned ? Stream.of(Math.max(0, rest)) : Stream.empty();
    return Stream.concat(known.stream(), missing)
        .map(InputDistribution::indicator)
        .collect(ImmutableList.toImmutableList());
  }
}
