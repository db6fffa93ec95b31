// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.structure;

import dev.kan.core.Kan;
import dev.kan.core.NodeLayout;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.attribution.Attribution;
import java.util.ArrayList;
import java.util.List;

/**
 * The horizontal length of the edges in a drawing with one level above the other, each spread
 * evenly over the width 1: the sum over edges of score times distance between the node at which an
 * edge starts and the subnode at which it ends. Nodes with the same number of subnodes can be
 * swapped.
 */
final class ConnectionLength {
  private static final double LEAST_GAIN = 1e-12;

  private final List<NodeLayout> layouts = new ArrayList<>();
  private final List<Batch> scores = new ArrayList<>();
  private final List<int[]> places = new ArrayList<>();

  ConnectionLength(Kan kan, Attribution attribution) {
    for (int l = 0; l < kan.layers().size(); l++) {
      layouts.add(kan.layer(l).spec().nodes());
      scores.add(Batch.of(kan.layer(l).spec().subnodes(), attribution.edgeScores(l)));
      places.add(Levels.all(kan.widths().get(l)).stream().mapToInt(Integer::intValue).toArray());
    }
    places.add(Levels.all(kan.outputs()).stream().mapToInt(Integer::intValue).toArray());
  }

  /** Returns the nodes of a level in the order of their positions. */
  List<Integer> order(int level) {
    List<Integer> order = new ArrayList<>(Levels.all(places.get(level).length));
    for (int node = 0; node < places.get(level).length; node++) {
      order.set(places.get(level)[node], node);
    }
    return order;
  }

  /** Returns the length of all edges. */
  double total() {
    double total = 0;
    for (int l = 0; l < scores.size(); l++) {
      double[] to = subnodePositions(l);
      for (int i = 0; i < places.get(l).length; i++) {
        total += outOf(l, i, places.get(l)[i], to);
      }
    }
    return total;
  }

  /**
   * Swaps pairs of a hidden level's nodes as long as that makes the edges shorter.
   *
   * @return true if any pair was swapped
   */
  boolean shorten(int level) {
    double[][] lengths = lengths(level);
    int[] place = places.get(level);
    boolean any = false;
    boolean again = true;
    while (again) {
      again = false;
      for (int a = 0; a < place.length; a++) {
        for (int b = a + 1; b < place.length; b++) {
          if (canSwap(level, a, b) && isShorter(lengths, place, a, b)) {
            int swap = place[a];
            place[a] = place[b];
            place[b] = swap;
            again = true;
            any = true;
          }
        }
      }
    }
    return any;
  }

  private boolean canSwap(int level, int a, int b) {
    NodeLayout layout = layouts.get(level - 1);
    return layout.subnodesOf(a) == layout.subnodesOf(b);
  }

  /**
   * Returns true if a swap shortens the edges by more than rounding errors, which might make two
   * orders seem shorter than each other.
   */
  private static boolean isShorter(double[][] lengths, int[] place, int a, int b) {
    double now = lengths[a][place[a]] + lengths[b][place[b]];
    double swapped = lengths[a][place[b]] + lengths[b][place[a]];
    return swapped < now * (1 - LEAST_GAIN);
  }

  /**
   * Returns the length of the edges of each node at each position, (nodes, places), with all other
   * nodes as they are.
   */
  private double[][] lengths(int level) {
    int nodes = places.get(level).length;
    double[] to = subnodePositions(level);
    double[][] lengths = new double[nodes][nodes];
    for (int node = 0; node < nodes; node++) {
      for (int place = 0; place < nodes; place++) {
        if (canSwap(level, node, place)) {
          lengths[node][place] = into(level - 1, node, place) + outOf(level, node, place, to);
        }
      }
    }
    return lengths;
  }

  private double into(int l, int node, int place) {
    NodeLayout layout = layouts.get(l);
    int[] from = places.get(l);
    double length = 0;
    for (int factor = 0; factor < layout.subnodesOf(node); factor++) {
      int subnode = layout.firstSubnode(node) + factor;
      double to = position(layout.firstSubnode(place) + factor, layout.subnodes());
      for (int i = 0; i < from.length; i++) {
        double distance = Math.abs(position(from[i], from.length) - to);
        length += scores.get(l).get(i, subnode) * distance;
      }
    }
    return length;
  }

  private double outOf(int l, int node, int place, double[] to) {
    double from = position(place, places.get(l).length);
    double length = 0;
    for (int s = 0; s < to.length; s++) {
      length += scores.get(l).get(node, s) * Math.abs(to[s] - from);
    }
    return length;
  }

  private double[] subnodePositions(int l) {
    NodeLayout layout = layouts.get(l);
    double[] positions = new double[layout.subnodes()];
    for (int node = 0; node < layout.nodes(); node++) {
      for (int factor = 0; factor < layout.subnodesOf(node); factor++) {
        int place = layout.firstSubnode(places.get(l + 1)[node]) + factor;
        positions[layout.firstSubnode(node) + factor] = position(place, positions.length);
      }
    }
    return positions;
  }

  private static double position(int place, int count) {
    return (place + 0.5) / count;
  }
}
