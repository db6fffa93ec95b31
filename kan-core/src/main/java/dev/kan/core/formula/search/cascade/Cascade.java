// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All stages one after another, the quick ones first, until a formula is exact.
 *
 * <ol>
 *   <li>power laws;
 *   <li>a monomial times a function of another one;
 *   <li>a sum or a product of one curve for each column;
 *   <li>the same once more, now on the supposition that the best formula has left noise; if no
 *       simple term explains what is left then, the sums that suppose noise come next and nothing
 *       thorough follows;
 *   <li>factors of the target are divided out; each further stage then searches the problem without
 *       all factors, the problem itself, and the problem without the most certain factor;
 *   <li>the quick stage for sums;
 *   <li>the stages for nested formulas, on the problem itself;
 *   <li>the quick stage for sums, with the supposition of noise;
 *   <li>the thorough stages for sums.
 * </ol>
 */
public final class Cascade {
  private static final double EXACT = 1e-13;
  private static final double NEARLY_EXACT = 1e-9;
  private static final double MOST_NOISE = 0.1;
  private static final long LONG = 20_000_000_000L;

  /** A stage takes no more than this part of the work that is left: one of so many. */
  private static final long MOST_OF_A_STAGE = 2;

  private final ImmutableList<Stage> nested;
  private final Stage sums;
  private final ImmutableList<Stage> thorough;

  /**
   * Creates a cascade.
   *
   * @param sums the quick stage that searches for sums
   * @param nested stages that search for nested formulas
   * @param thorough further stages that search for sums
   */
  public Cascade(Stage sums, List<Stage> nested, List<Stage> thorough) {
    this.nested = ImmutableList.copyOf(nested);
    this.sums = sums;
    this.thorough = ImmutableList.copyOf(thorough);
  }

  /** Returns the stage that searches for power laws. */
  public static Stage powerLaw() {
    return new PowerLaw();
  }

  /** Returns the stage that searches for a monomial times a function of another one. */
  public static Stage singleIndex() {
    return new SingleIndex();
  }

  /** Returns the stage that searches for sums of two monomials times functions of one column. */
  public static Stage twoGroups() {
    return new TwoGroups();
  }

  /**
   * Searches for formulas until one is exact: until its unexplained variance is below 1e-13, or
   * below 1e-9 after much work.
   *
   * @param problem the samples to explain
   * @param effort the work that the search may do
   * @param progress receives the stages and candidates
   */
  public void search(Problem problem, Effort effort, Progress progress) {
    Run run = new Run(problem, effort, progress);
    for (Stage stage : List.of(powerLaw(), singleIndex(), new AdditiveCurves())) {
      run.search(stage, List.of());
    }
    if (run.isOver()) {
      return;
    }
    run.supposeNoise();
    run.search(new NoisyPowerLaw(), List.of());
    run.search(singleIndex(), List.of());
    run.search(new AdditiveCurves(), List.of());
    boolean isNoisy = run.leavesNoise();
    if (isNoisy) {
      searchNoisySums(run);
    }
    run.supposeNoNoise();
    List<List<Factors.Found>> factors = run.factors();
    factors.stream()
        .filter(chosen -> !chosen.isEmpty())
        .forEach(chosen -> run.search(singleIndex(), chosen));
    if (isNoisy) {
      run.search(sums, factors.get(0));
      return;
    }
    factors.forEach(chosen -> run.search(sums, chosen));
    nested.forEach(stage -> run.search(stage, List.of()));
    searchNoisySums(run);
    run.supposeNoNoise();
    for (Stage stage : thorough) {
      factors.forEach(chosen -> run.search(stage, chosen));
    }
  }

  private void searchNoisySums(Run run) {
    run.supposeNoise();
    run.factors().forEach(chosen -> run.search(sums, chosen));
  }

  /** Receives the progress of a search, on the thread that searches. */
  public interface Progress {
    /**
     * Receives the beginning of a stage. A stage may begin several times, on reduced problems.
     *
     * @param stage the name of the stage
     */
    void onStage(String stage);

    /**
     * Receives a candidate, in the order in which they are found.
     *
     * @param candidate a formula of the whole problem, with a finite error
     */
    void onCandidate(Candidate candidate);
  }

  /** One search. */
  private static final class Run {
    private final Problem original;
    private final Effort effort;
    private final Progress progress;
    private Problem problem;
    private double least = Double.POSITIVE_INFINITY;
    private Optional<Candidate> best = Optional.empty();

    Run(Problem problem, Effort effort, Progress progress) {
      this.original = problem;
      this.problem = problem;
      this.effort = effort;
      this.progress = progress;
    }

    /** Takes what the best formula leaves for noise. */
    void supposeNoise() {
      problem = original.withNoise(Math.sqrt(Math.min(1, least)) * original.deviation());
    }

    /** Returns true if the best formula explains most, and no simple term a part of the rest. */
    boolean leavesNoise() {
      return least < MOST_NOISE
          && best.filter(found -> Whiteness.isNoise(original, found, effort)).isPresent();
    }

    void supposeNoNoise() {
      problem = original;
    }

    boolean isOver() {
      return least < EXACT || (least < NEARLY_EXACT && effort.spent() > LONG) || effort.isOver();
    }

    /** Returns the sets of factors to divide out: all, none, and the most certain one. */
    List<List<Factors.Found>> factors() {
      List<Factors.Found> factors = Factors.of(problem, effort);
      List<List<Factors.Found>> choices = new ArrayList<>();
      if (!factors.isEmpty() && factors.size() < problem.columns().size()) {
        choices.add(factors);
      }
      choices.add(List.of());
      if (factors.size() > 1) {
        choices.add(factors.subList(0, 1));
      }
      return choices;
    }

    void search(Stage stage, List<Factors.Found> factors) {
      if (isOver()) {
        return;
      }
      progress.onStage(stage.name());
      if (factors.isEmpty()) {
        // with many columns a stage can take all
        stage.search(problem, effort.part(effort.left() / MOST_OF_A_STAGE)).forEach(this::add);
        return;
      }
      Expression product = Factors.product(factors);
      stage.search(Factors.without(factors, problem), effort).stream()
          .map(c -> problem.candidate(product.times(c.expression()), c.stage()))
          .forEach(this::add);
    }

    private void add(Candidate candidate) {
      if (Double.isFinite(candidate.unexplained())) {
        if (candidate.unexplained() < least) {
          least = candidate.unexplained();
          best = Optional.of(candidate);
        }
        progress.onCandidate(candidate);
      }
    }
  }
}
