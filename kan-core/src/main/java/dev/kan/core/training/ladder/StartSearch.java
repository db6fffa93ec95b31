// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BiPredicate;

/**
 * Searches for a good start by short trainings from many starting points on a coarse grid. Each
 * training reduces the weight of an {@link EdgeRidge} from round to round, refits the grids between
 * rounds, and ends without the ridge.
 *
 * <p>The losses decide how many starts are tried. If at least half of them are about as small as
 * the best, further starts would find the same minimum. If the best is far below the median, it has
 * found a minimum that the others have missed. Otherwise the search continues.
 */
final class StartSearch {
  private static final int BATCH = 4;
  private static final int FEWEST = 8;
  private static final int ANNEALING_ROUNDS = 6;
  private static final int STEPS_PER_ROUND = 6;
  private static final int FINAL_STEPS = 12;
  private static final double FIRST_RIDGE = 1e-2;
  private static final double LAST_RIDGE = 1e-4;
  // ratios of mean losses, which are squares
  private static final double AGREES = 1.1;
  private static final double STANDS_OUT = 0.01;

  private final Training training;
  private final int gridIntervals;
  private final int seed;
  private final boolean fromGiven;
  private final int threads;
  private final List<Start> starts = new ArrayList<>();

  private record Start(Kan kan, double loss) {}

  /**
   * Creates a search.
   *
   * @param training the training of one start, on one thread
   * @param settings the settings, of which the first grid, the seed and the threads are used
   * @param fromGiven true if the given network is a start; otherwise only its architecture is used
   */
  StartSearch(Training training, LadderTrainer settings, boolean fromGiven) {
    this.fromGiven = fromGiven;
    this.training = training;
    gridIntervals = settings.gridLadder().get(0);
    seed = settings.seed();
    threads = settings.threads();
  }

  /**
   * Returns the best start; if the computation is cancelled, the best of those that are finished.
   *
   * @param given the given network, the pattern of all starts
   * @param most the largest number of starts to try, at least 1
   * @param goOn receives the number of starts and the smallest loss after each batch; returns false
   *     to end the search
   */
  Kan best(Kan given, int most, BiPredicate<Integer, Double> goOn) {
    boolean more = true;
    while (more && starts.size() < most) {
      int first = starts.size();
      try {
        addBatch(given, first, Math.min(most - first, BATCH));
      } catch (CancellationException e) {
        if (starts.isEmpty()) {
          throw e;
        }
        return bestStart().kan();
      }
      more = goOn.test(starts.size(), bestStart().loss()) && !decided();
    }
    return bestStart().kan();
  }

  private void addBatch(Kan given, int first, int count) {
    Start[] batch = new Start[count];
    try {
      ParallelTasks.run(
          count,
          threads,
          () ->
              i ->
                  batch[i] =
                      first + i == 0 && fromGiven
                          ? fromGiven(given)
                          : fromRandom(given, first + i));
    } finally {
      Arrays.stream(batch).filter(Objects::nonNull).forEach(starts::add);
    }
  }

  private Start bestStart() {
    Start best = starts.get(0);
    for (Start start : starts) {
      // a start whose loss is NaN never wins over another
      best = start.loss() < best.loss() || Double.isNaN(best.loss()) ? start : best;
    }
    return best;
  }

  private boolean decided() {
    if (starts.size() < FEWEST) {
      return false;
    }
    double[] losses = starts.stream().mapToDouble(Start::loss).sorted().toArray();
    double best = losses[0];
    double middle = losses[losses.length / 2];
    long agreeing = Arrays.stream(losses).filter(loss -> loss <= AGREES * best).count();
    return agreeing >= 0.5 * losses.length || best <= STANDS_OUT * middle;
  }

  private Start fromGiven(Kan given) {
    Kan kan = following(given);
    return finished(training.annealed(kan, ANNEALING_ROUNDS * STEPS_PER_ROUND, 0));
  }

  private Start fromRandom(Kan given, int index) {
    int own = 31 * seed + index;
    Kan kan = RandomStart.draw(given, training.samples().inputs(), gridIntervals, own);
    for (int round = 0; round < ANNEALING_ROUNDS; round++) {
      double progress = (double) round / (ANNEALING_ROUNDS - 1);
      double ridge = FIRST_RIDGE * Math.pow(LAST_RIDGE / FIRST_RIDGE, progress);
      kan = training.annealed(following(kan), STEPS_PER_ROUND, ridge);
    }
    return finished(kan);
  }

  private Start finished(Kan kan) {
    Kan end = training.annealed(following(kan), FINAL_STEPS, 0);
    return new Start(end, training.loss(end));
  }

  private Kan following(Kan kan) {
    return GridFollowing.UNIFORM.onRange(kan, training.samples().inputs(), gridIntervals);
  }
}
