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
 * Looks for a good start: short trainings from many points at a coarse grid, of which the best goes
 * on. Each anneals an {@link EdgeRidge} from strong to weak, refitting the grids between rounds,
 * and ends without it.
 *
 * <p>How many starts it takes shows in their losses. Where half of them agree with the best, the
 * problem has one valley and further starts would find it again. Where one stands far out below the
 * middle of the field, it has found what the others are stuck short of. Else the search goes on.
 */
final class StartSearch {
  private static final int BATCH = 4;
  private static final int FEWEST = 8;
  private static final int ANNEALING_ROUNDS = 6;
  private static final int STEPS_PER_ROUND = 6;
  private static final int FINAL_STEPS = 12;
  private static final double FIRST_RIDGE = 1e-2;
  private static final double LAST_RIDGE = 1e-4;
  // ratios of mean losses, that is, of squares
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
   * A search.
   *
   * @param training trains one start on one thread
   * @param settings first grid, seed and threads
   * @param fromGiven whether the given network is a start; otherwise only its architecture counts
   */
  StartSearch(Training training, LadderTrainer settings, boolean fromGiven) {
    this.fromGiven = fromGiven;
    this.training = training;
    gridIntervals = settings.gridLadder().get(0);
    seed = settings.seed();
    threads = settings.threads();
  }

  /**
   * The best start; if the computation is cancelled, the best of those that are finished.
   *
   * @param given the network to start from; the first start, and the pattern for the others
   * @param most how many starts to try at most, at least 1
   * @param goOn is told after each batch how many starts there are and the best loss
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

  /** How many starts were tried. */
  int tried() {
    return starts.size();
  }

  private Start bestStart() {
    Start best = starts.get(0);
    for (Start start : starts) {
      // a start whose loss is not a number never wins over one whose is
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
